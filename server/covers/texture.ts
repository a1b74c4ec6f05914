import { between, type Chance } from './chance.ts';
import { Pen, type Point } from './pen.ts';

interface Hatching {
  /** Degrees; 0 = level. */
  angle: number;
  /** Distance between lines. */
  gap: number;
  /** How often a line is broken, 0 to 1. */
  breaks?: number;
  /** The least share of its width that a line keeps, 0 to 1. */
  keep?: number;
}

/** Parallel lines across a polygon with the broken, uneven ends of a hand that cuts. */
export function hatch(
  points: readonly Point[],
  chance: Chance,
  { angle, gap, breaks = 0.12, keep = 1 }: Hatching,
): string {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const turned = points.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin]);
  const levels = turned.map(([, y]) => y);
  const pen = new Pen();
  const cut = (from: number, to: number, y: number) =>
    pen.stroke(from * cos - y * sin, from * sin + y * cos, to * cos - y * sin, to * sin + y * cos);
  for (let y = Math.min(...levels) + gap / 2; y < Math.max(...levels); y += gap) {
    const crossings = crossingsAt(turned, y);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const from = (crossings[at] ?? 0) + chance() * 3;
      const width = (crossings[at + 1] ?? 0) - chance() * 3 - from;
      const to = from + width * (keep < 1 ? keep + (1 - keep) * chance() * 0.6 : 1);
      if (to - from < 2) continue;
      if (to - from < 24 || chance() >= breaks) {
        cut(from, to, y);
        continue;
      }
      const gapAt = from + (to - from) * between(chance, 0.25, 0.75);
      cut(from, gapAt - 3, y);
      cut(gapAt + 3, to, y);
    }
  }
  return pen.data;
}

function crossingsAt(points: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  points.forEach((one, index) => {
    const other = points[(index + 1) % points.length] ?? one;
    if (one[1] <= y === other[1] <= y) return;
    crossings.push(one[0] + ((y - one[1]) / (other[1] - one[1])) * (other[0] - one[0]));
  });
  return crossings.sort((a, b) => a - b);
}

interface Strip {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** Ripples that grow towards the reader. `rarely` widens their distance in the small variant. */
export function ripples(chance: Chance, { x0, x1, y0, y1 }: Strip, rarely = 1): string {
  const pen = new Pen();
  for (let y = y0; y < y1; y += (4.5 + (y - y0) * 0.06) * rarely) {
    const rise = 1.5 + (y - y0) * 0.02;
    const length = (16 + (y - y0) * 0.24) * rarely;
    let x = x0 - chance() * length;
    while (x < x1) {
      const waves = 1 + Math.floor(chance() * 5);
      pen.move(x, y);
      for (let wave = 0; wave < waves; wave++, x += length) pen.curve(x + length / 2, y - rise * 2, x + length, y);
      x += chance() < 0.6 ? length * between(chance, 0.4, 2) : 2;
    }
  }
  return pen.data;
}

/** Dots within a strip, denser towards its lower edge; `inside` says where they may fall. */
export function stipple(
  chance: Chance,
  count: number,
  strip: Strip,
  inside: (x: number, y: number) => boolean,
): string {
  const pen = new Pen();
  for (let dot = 0; dot < count; dot++) {
    const x = between(chance, strip.x0, strip.x1);
    const y = strip.y0 + (strip.y1 - strip.y0) * Math.sqrt(chance());
    if (inside(x, y)) pen.dot(x, y);
  }
  return pen.data;
}

/** Tufts of grass. */
export function tufts(chance: Chance, count: number, strip: Strip, ground: (x: number) => number): string {
  const pen = new Pen();
  for (let tuft = 0; tuft < count; tuft++) {
    const x = between(chance, strip.x0, strip.x1);
    const y = Math.max(ground(x) + 8, between(chance, strip.y0, strip.y1));
    pen.move(x, y).curve(x + 2, y - 6, x + between(chance, 3, 7), y - between(chance, 7, 12));
  }
  return pen.data;
}
