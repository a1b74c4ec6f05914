import type { SubjectFamilyCode } from '#server/offers/subject.ts';

/** What lies under a line: class names of the style that stands in every plate. */
export type Tone = 'paper' | 'subject' | 'wash' | 'sun' | 'shadow' | 'tint';
export type LineTone = 'ink' | 'paper' | 'lit' | 'subject';

const fills: Record<Tone, string> = { paper: 'p', subject: 'a', wash: 'b', sun: 's', shadow: 'k', tint: 't' };
const lines: Record<LineTone, string> = { ink: 'i', paper: 'n', lit: 'y', subject: 'c' };

/** A flat colour. */
export function flat(data: string, tone: Tone): string {
  return data && `<path class="${fills[tone]}" d="${data}"/>`;
}

/** Lines without a ground. */
export function drawn(data: string, width = 1, tone: LineTone = 'ink'): string {
  return data && `<path class="${lines[tone]}" stroke-width="${width}" d="${data}"/>`;
}

/** A colour with its ink line. */
export function shape(data: string, tone: Tone, width = 1.5): string {
  return `<path class="${fills[tone]} i" stroke-width="${width}" d="${data}"/>`;
}

/** The colour printed a little out of register, as a woodcut's second block is. */
export function printed(data: string, tone: Tone, width = 1.7): string {
  return `${flat(data, 'paper')}<g transform="translate(2.5 2)">${flat(data, tone)}</g>${drawn(data, width)}`;
}

export function disc(x: number, y: number, radius: number, tone: Tone, width = 1.3): string {
  return `<circle class="${fills[tone]} i" stroke-width="${width}" cx="${x}" cy="${y}" r="${radius}"/>`;
}

export type CoverSeason = 'SPRING' | 'SUMMER' | 'AUTUMN' | 'WINTER';

const inks: Record<SubjectFamilyCode, { light: [string, string]; dark: [string, string] }> = {
  HISTORY: { light: ['#97402a', '#e6c3ac'], dark: ['#783c2a', '#3f2b24'] },
  SCIENCE: { light: ['#23695a', '#bfd3bf'], dark: ['#235749', '#213a35'] },
  ARTS: { light: ['#4c4a96', '#cfc9dd'], dark: ['#4c4a82', '#2d2c48'] },
};
const tints: Record<CoverSeason, { light: string; dark: string }> = {
  SPRING: { light: '#e9ead2', dark: '#1f2b27' },
  SUMMER: { light: '#fbecd0', dark: '#2a2a22' },
  AUTUMN: { light: '#efdfcb', dark: '#2a2622' },
  WINTER: { light: '#dadfdd', dark: '#1e2a31' },
};

/** The plate's own style: night is a dim print on slate, never a glaring one. */
export function inkStyle(family: SubjectFamilyCode, season: CoverSeason): string {
  const [ink, tint] = [inks[family], tints[season]];
  const light = theme({ ink: '#1c2a30', paper: '#fbf7ec', lit: '#fbf7ec', shadow: '#1c2a30', sun: '#eda91f' });
  const dark = theme({ ink: '#bdb6a6', paper: '#1a2429', lit: '#bdb6a6', shadow: '#0e1518', sun: '#b9872a' });
  return (
    `<style>path,circle,ellipse{fill:none;stroke-linecap:round;stroke-linejoin:round}${light}` +
    `${subject(ink.light, tint.light)}@media(prefers-color-scheme:dark){${dark}${subject(ink.dark, tint.dark)}}</style>`
  );
}

function theme(colours: { ink: string; paper: string; lit: string; shadow: string; sun: string }): string {
  const { ink, paper, lit, shadow, sun } = colours;
  const cut = `.o path,.o circle,.o ellipse{fill:none;stroke:${paper};stroke-width:8}`;
  return `${cut}.p{fill:${paper}}.s{fill:${sun}}.k{fill:${shadow}}.i{stroke:${ink}}.n{stroke:${paper}}.y{stroke:${lit}}`;
}

function subject([deep, wash]: [string, string], tint: string): string {
  return `.a{fill:${deep}}.c{stroke:${deep}}.b{fill:${wash}}.t{fill:${tint}}`;
}
