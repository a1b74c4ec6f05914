/** Colours by token name, as `#rrggbb`. */
export type Palette = Record<string, string>;

/** A text or line colour on a ground, and the least ratio it needs (WCAG 2.2: 4.5 for text, 3 for lines and focus). */
export interface Pair {
  front: string;
  ground: string;
  least: number;
}

/** Reads the light and the dark palette out of tokens.css; the dark one inherits what it does not name. */
export function palettesOf(css: string): { light: Palette; dark: Palette } {
  const darkStart = css.indexOf('@media (prefers-color-scheme: dark)');
  if (darkStart < 0) throw new Error('tokens.css has no dark theme');
  const light = coloursOf(css.slice(0, darkStart));
  return { light, dark: { ...light, ...coloursOf(css.slice(darkStart)) } };
}

function coloursOf(css: string): Palette {
  return Object.fromEntries([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((found) => [found[1], found[2]]));
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastRatio(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

const papers = ['paper', 'sheet', 'sunk'];
const families = ['history', 'science', 'arts'];
const meanings = ['error', 'ok', 'info'];

function pairs(fronts: string[], grounds: string[], least: number): Pair[] {
  return fronts.flatMap((front) => grounds.map((ground) => ({ front, ground, least })));
}

/** Every pair of colours that the style sheets lay upon each other. */
export const usedPairs: Pair[] = [
  ...pairs(
    ['ink', 'ink-2'],
    [...papers, 'lichen-wash', ...[...families, ...meanings].map((name) => `${name}-wash`)],
    4.5,
  ),
  ...pairs([...families, ...meanings], papers, 4.5),
  ...[...families, ...meanings].map((name) => ({ front: name, ground: `${name}-wash`, least: 4.5 })),
  ...pairs(families, ['lichen-wash'], 4.5),
  ...pairs(['paper'], ['ink'], 4.5),
  ...pairs(['on-lichen'], ['lichen', 'lichen-deep'], 4.5),
  ...pairs(['on-slab', 'on-slab-2', 'lichen'], ['slab'], 4.5),
  ...pairs(['edge', 'focus'], [...papers, 'lichen-wash'], 3),
  ...pairs(['focus-halo'], ['slab'], 3),
];
