import { between, type Chance } from './chance.ts';
import { drawn, shape, type Tone } from './ink.ts';
import { Pen, type Point, polygon } from './pen.ts';
import { hatch } from './texture.ts';

interface Tree {
  x: number;
  /** The foot. */
  y: number;
  height: number;
  tone: Tone;
  small: boolean;
}

/** A fir: saw-toothed, shaded on one side. */
export function fir(chance: Chance, { x, y, height, tone, small }: Tree): string {
  const half: Point[] = [[x, y - height]];
  for (let branch = 1; branch <= 5; branch++) {
    const [width, level] = [(height * 0.28 * branch) / 5, y - height + (height * 0.9 * branch) / 5];
    half.push([x + width, level], [x + width * 0.6, level - 2]);
  }
  const mirrored = half.slice(1).map(([px, py]): Point => [2 * x - px, py]);
  const outline = [...half, ...mirrored.reverse()];
  const shade = small ? '' : drawn(hatch([...half, [x, y - height * 0.1]], chance, { angle: 62, gap: 4 }), 0.8);
  return drawn(new Pen().stroke(x, y, x, y - height * 0.1).data, 2.4) + shape(polygon(outline), tone, 1.1) + shade;
}

/** A broad-leaved tree: a round, uneven crown. */
export function leafTree(chance: Chance, { x, y, height, tone, small }: Tree): string {
  const radius = height * 0.34;
  const middle = y - height + radius;
  const crown: Point[] = [];
  for (let at = 0; at < 14; at++) {
    const [turn, reach] = [(at / 14) * 2 * Math.PI, between(chance, 0.88, 1.12) * radius];
    crown.push([x + reach * Math.cos(turn), middle + reach * 1.1 * Math.sin(turn)]);
  }
  const shadeArea = crown.map(
    ([px, py]): Point => [x + (px - x) * 0.85 + radius * 0.14, middle + (py - middle) * 0.85],
  );
  const shade = small ? '' : drawn(hatch(shadeArea, chance, { angle: 28, gap: 4.5, keep: 0.55 }), 0.8);
  const [first = [x, middle], second = [x, middle]] = crown;
  const outline = new Pen().smooth([...crown, first as Point, second as Point]).data;
  return drawn(new Pen().stroke(x, y, x, middle + radius * 0.4).data, 2.2) + shape(outline, tone, 1.1) + shade;
}
