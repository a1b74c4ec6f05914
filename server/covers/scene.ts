import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import type { Chance } from './chance.ts';
import type { CoverSeason } from './ink.ts';
import type { Point } from './pen.ts';

/** Every plate is drawn on 480 × 320; crops to 16:10 and 1.9:1 take from the top and the foot only. */
export const WIDTH = 480;
export const HEIGHT = 320;

/** Where a motif wants to be. */
export type Stand = 'ground' | 'water' | 'air';

export interface Spot {
  x: number;
  /** The foot of a standing or floating motif, the middle of a flying one. */
  y: number;
  scale: number;
}

/** A landscape around its motif. */
export interface Scene {
  back: string;
  front: string;
  spots: Record<Stand, Spot>;
}

export interface SceneFacts {
  chance: Chance;
  family: SubjectFamilyCode;
  season: CoverSeason;
  /** For lists: fewer and heavier lines. */
  small: boolean;
  stand: Stand;
}

/** A height for each x. */
export type Skyline = (x: number) => number;

/** A soft row of hills around a height. */
export function hills(chance: Chance, height: number, swing: number): Skyline {
  const [first, second] = [chance() * 9, chance() * 9];
  return (x) => height + swing * (0.7 * Math.sin(x * 0.009 + first) + 0.3 * Math.sin(x * 0.023 + second));
}

/** Points along a skyline, from beyond one edge to beyond the other. */
export function along(skyline: Skyline, step = 16): Point[] {
  const points: Point[] = [];
  for (let x = -16; x <= WIDTH + 16; x += step) points.push([x, skyline(x)]);
  return points;
}

/** The ground under a skyline, down to the foot of the plate. */
export function under(skyline: Skyline, foot = HEIGHT + 6): Point[] {
  return [...along(skyline), [WIDTH + 16, foot], [-16, foot]];
}

export function moved(points: readonly Point[], dx: number, dy: number): Point[] {
  return points.map(([x, y]): Point => [x + dx, y + dy]);
}
