import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import { beach } from './beach.ts';
import { chanceOf } from './chance.ts';
import { forest } from './forest.ts';
import { fort } from './fort.ts';
import { type CoverSeason, inkStyle } from './ink.ts';
import { type CoverPlace, motifFor } from './motifs.ts';
import { museum } from './museum.ts';
import { HEIGHT, type Scene, type SceneFacts, type Spot, WIDTH } from './scene.ts';

/** The facts of an offer that its plate is drawn from. */
export interface CoverFacts {
  /** Anything that stays the same for the offer: its id or its slug. */
  id: string;
  subjectFamily: SubjectFamilyCode;
  place: CoverPlace;
  season: CoverSeason;
  /** A word of `motifNames`; without one, or with an unknown word, the subject and the place choose. */
  motif?: string | null;
}

/** `full` for an offer's own page, at most 8 kB compressed; `small` for lists, at most 4 kB. */
export type CoverVariant = 'full' | 'small';

const landscapes: Record<CoverPlace, (facts: SceneFacts) => Scene> = {
  FORT: fort,
  BEACH: beach,
  MUSEUM: museum,
  FOREST: forest,
};

/**
 * Draws an offer's plate as a file of its own: landscape by place, colour by subject, sky by season, and in front its
 * motif, which stays within the middle band so that crops from 3:2 to 1.9:1 keep it. The same facts always give the
 * same bytes. Light and dark live in the file's style.
 */
export function drawCover(facts: CoverFacts, { variant }: { variant: CoverVariant }): string {
  const { id, subjectFamily, place, season } = facts;
  const chance = chanceOf([id, subjectFamily, place, season, facts.motif ?? ''].join('|'));
  const small = variant === 'small';
  const { motif } = motifFor(facts.motif, { subjectFamily, place }, chance);
  const scene = landscapes[place]({ chance, family: subjectFamily, season, small, stand: motif.stand });
  const figure = placed(scene.spots[motif.stand], motif.draw(chance, small));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `${inkStyle(subjectFamily, season)}<path class="p" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>` +
    `${scene.back}${figure}${scene.front}</svg>`
  );
}

/** The figure with a narrow cut of paper around it, so that it stands out from sea, wall and leaves. */
function placed({ x, y, scale }: Spot, figure: string): string {
  const cut = `<g class="o">${figure}</g>`;
  return `<g transform="translate(${Math.round(x)} ${Math.round(y)}) scale(${scale})">${cut}${figure}</g>`;
}

const kept = new Map<string, string>();
const MOST_KEPT = 2000;

/** A plate from memory, drawn at the first request. Forgets the oldest beyond two thousand. */
export function coverSvg(facts: CoverFacts, variant: CoverVariant): string {
  const key = [variant, facts.id, facts.subjectFamily, facts.place, facts.season, facts.motif ?? ''].join('|');
  const found = kept.get(key);
  if (found) return found;
  const svg = drawCover(facts, { variant });
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  kept.set(key, svg);
  return svg;
}
