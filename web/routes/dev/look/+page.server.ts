import { error } from '@sveltejs/kit';
import { type CoverFacts, drawCover } from '#server/covers/cover.ts';
import { motifNames } from '#server/covers/motifs.ts';
import type { PageServerLoad } from './$types';

const places = ['BEACH', 'FORT', 'MUSEUM', 'FOREST'] as const;
const families = ['HISTORY', 'SCIENCE', 'ARTS'] as const;
const seasons = ['SPRING', 'SUMMER', 'AUTUMN', 'WINTER'] as const;

/** Every component and plate on one sheet, to be looked at. Only in the demo. */
export const load: PageServerLoad = async ({ parent }) => {
  const { demo } = await parent();
  if (!demo) error(404, 'Not found');
  const plates = motifNames.map((motif, index) => {
    const facts: CoverFacts = {
      id: `sheet-${index}`,
      motif,
      subjectFamily: families[index % 3] ?? 'HISTORY',
      place: places[index % 4] ?? 'BEACH',
      season: seasons[Math.floor(index / 2) % 4] ?? 'SPRING',
    };
    return { ...facts, motif, full: dataAddress(facts, 'full'), small: dataAddress(facts, 'small') };
  });
  return { plates };
};

function dataAddress(facts: CoverFacts, variant: 'full' | 'small'): string {
  return `data:image/svg+xml;base64,${Buffer.from(drawCover(facts, { variant })).toString('base64')}`;
}
