import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import { type Chance, pick } from './chance.ts';
import type { Motif } from './motif.ts';
import { makerMotifs } from './motifs-maker.ts';
import { pastMotifs } from './motifs-past.ts';
import { seaMotifs } from './motifs-sea.ts';
import { thingMotifs } from './motifs-things.ts';
import { wildMotifs } from './motifs-wild.ts';

export type CoverPlace = 'FORT' | 'BEACH' | 'MUSEUM' | 'FOREST';

const drawings = { ...seaMotifs, ...wildMotifs, ...pastMotifs, ...makerMotifs, ...thingMotifs };

/** What an offer can ask its cover to show in front (`offer.coverMotif`). */
export type MotifName = keyof typeof drawings;

export const motifNames = Object.keys(drawings) as MotifName[];

/** What is drawn when an offer names nothing, by subject family and place; its id chooses among them. */
const usual: Record<SubjectFamilyCode, Record<CoverPlace, [MotifName, ...MotifName[]]>> = {
  HISTORY: {
    FORT: ['cannon', 'sentry', 'lantern', 'bunker', 'map'],
    BEACH: ['ship', 'boat', 'fish', 'telescope'],
    MUSEUM: ['pot', 'bust', 'suitcase', 'letter'],
    FOREST: ['dolmen', 'lantern', 'pot', 'footprints'],
  },
  SCIENCE: {
    FORT: ['bat', 'fern', 'owl', 'footprints'],
    BEACH: ['scallop', 'crab', 'seaweed', 'bird'],
    MUSEUM: ['ammonite', 'telescope', 'flask', 'owl'],
    FOREST: ['fern', 'owl', 'footprints', 'bat'],
  },
  ARTS: {
    FORT: ['rings', 'drum', 'brush', 'shapes'],
    BEACH: ['kite', 'brush', 'shapes', 'rings'],
    MUSEUM: ['mask', 'brush', 'shapes', 'pot'],
    FOREST: ['drum', 'mask', 'kite', 'brush'],
  },
};

/** The motif by its name; an unknown name counts as none, so that a word in the data never breaks a page. */
export function motifFor(
  name: string | null | undefined,
  facts: { subjectFamily: SubjectFamilyCode; place: CoverPlace },
  chance: Chance,
): { name: MotifName; motif: Motif } {
  const fallback = pick(chance, usual[facts.subjectFamily][facts.place]);
  const chosen = name && isMotifName(name) ? name : fallback;
  return { name: chosen, motif: drawings[chosen] };
}

export function isMotifName(text: string): text is MotifName {
  return Object.hasOwn(drawings, text);
}
