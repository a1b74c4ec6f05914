import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastRatio, palettesOf, usedPairs } from './contrast.ts';

const { light, dark } = palettesOf(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

/** Pairs that are too weak, as "ink on paper 4.2 < 4.5". */
function weakPairs(palette: Record<string, string>): string[] {
  return usedPairs.flatMap(({ front, ground, least }) => {
    const [one, other] = [palette[front], palette[ground]];
    if (!one || !other) return [`${front} on ${ground}: no such token`];
    const ratio = contrastRatio(one, other);
    return ratio >= least ? [] : [`${front} on ${ground} ${ratio.toFixed(2)} < ${least}`];
  });
}

describe('Contrast of every text, line and ground', () => {
  it('is enough in the light theme', () => {
    expect(weakPairs(light)).toEqual([]);
  });

  it('is enough in the dark theme', () => {
    expect(weakPairs(dark)).toEqual([]);
  });

  it('is computed as WCAG does: black on white is 21, and a grey just below the limit is found', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(weakPairs({ ...light, ink: '#8a8a8a' })).toContain('ink on paper 3.03 < 4.5');
  });

  it('reads a theme of its own for the dark', () => {
    expect(light.paper).not.toBe(dark.paper);
    expect(Object.keys(light).length).toBeGreaterThan(25);
  });
});
