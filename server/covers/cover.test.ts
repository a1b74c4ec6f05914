import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CoverFacts, coverSvg, drawCover } from './cover.ts';
import { motifNames } from './motifs.ts';

const facts: CoverFacts = { id: 'livet-paa-lavt-vand', subjectFamily: 'SCIENCE', place: 'BEACH', season: 'SPRING' };
const places = ['FORT', 'BEACH', 'MUSEUM', 'FOREST'] as const;
const families = ['HISTORY', 'SCIENCE', 'ARTS'] as const;
const seasons = ['SPRING', 'SUMMER', 'AUTUMN', 'WINTER'] as const;

/** One plate of every place, family and motif, the seasons in turn. */
function everyPlate(variant: 'full' | 'small'): { name: string; svg: string }[] {
  return places.flatMap((place) =>
    families.flatMap((subjectFamily) =>
      motifNames.map((motif, index) => {
        const season = seasons[index % 4] ?? 'SPRING';
        const svg = drawCover({ id: `offer-${index}`, subjectFamily, place, season, motif }, { variant });
        return { name: [place, subjectFamily, season, motif].join(' '), svg };
      }),
    ),
  );
}

/** Opening tags that are never closed, or closed in the wrong order. */
function unbalancedTags(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (closing && open.pop() !== name) return [`</${name}>`];
    if (!closing && !selfClosing) open.push(name ?? '');
  }
  return open;
}

describe('The drawn cover', () => {
  it('is the same for the same facts', () => {
    expect(drawCover(facts, { variant: 'full' })).toBe(drawCover({ ...facts }, { variant: 'full' }));
  });

  it('differs between two offers with the same subject, place and season', () => {
    const other = drawCover({ ...facts, id: 'krabbedetektiverne' }, { variant: 'full' });
    expect(other).not.toBe(drawCover(facts, { variant: 'full' }));
  });

  it('shows what the offer asks for', () => {
    const plates = new Set(motifNames.map((motif) => drawCover({ ...facts, motif }, { variant: 'small' })));
    expect(plates.size).toBe(motifNames.length);
    expect(motifNames.length).toBeGreaterThanOrEqual(20);
  });

  it('draws something fitting when the wish is unknown', () => {
    expect(drawCover({ ...facts, motif: 'constructor' }, { variant: 'full' })).toContain('<path');
  });

  it('is at most 8 kB compressed, 4 kB in lists', () => {
    const heavy = (variant: 'full' | 'small', most: number) =>
      everyPlate(variant).filter(({ svg }) => gzipSync(svg).length > most);
    expect(heavy('full', 8000).map(({ name }) => name)).toEqual([]);
    expect(heavy('small', 4000).map(({ name }) => name)).toEqual([]);
  });

  it('is well-formed, without scripts, style attributes, links or broken numbers', () => {
    for (const { name, svg } of [...everyPlate('full'), ...everyPlate('small')]) {
      expect(unbalancedTags(svg), name).toEqual([]);
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity|<script|style="|href|on[a-z]+="/);
    }
  });

  it('brings its own dark theme', () => {
    expect(drawCover(facts, { variant: 'small' })).toContain('@media(prefers-color-scheme:dark)');
  });

  it('is drawn once and then kept', () => {
    expect(coverSvg(facts, 'full')).toBe(coverSvg(facts, 'full'));
    expect(coverSvg(facts, 'small')).not.toBe(coverSvg(facts, 'full'));
  });
});
