import { between, type Chance } from './chance.ts';
import { type CoverSeason, disc, drawn, flat, type LineTone } from './ink.ts';
import { Pen } from './pen.ts';
import { HEIGHT, type SceneFacts, WIDTH } from './scene.ts';

/** Height and size of the sun: high in summer, low in winter. */
const suns: Record<CoverSeason, { y: number; radius: number }> = {
  SPRING: { y: 92, radius: 34 },
  SUMMER: { y: 72, radius: 44 },
  AUTUMN: { y: 112, radius: 38 },
  WINTER: { y: 126, radius: 27 },
};

export const wholePlate = `M0 0h${WIDTH}v${HEIGHT}H0z`;

/** A tinted sky of level lines that leave a ring around the sun. */
export function sky({ chance, season, small }: SceneFacts, horizon: number, sunX: number): string {
  const sun = suns[season];
  const pen = new Pen();
  const gap = small ? 11 : 6.5;
  for (let y = 8; y < horizon - 3; y += season === 'WINTER' ? gap * 0.9 : gap * (1.5 - (0.6 * y) / horizon)) {
    const ring = sun.radius + 9;
    const half = Math.abs(y - sun.y) < ring ? Math.sqrt(ring * ring - (y - sun.y) ** 2) : 0;
    brokenLine(pen, chance, y, half > 0 ? [sunX - half, sunX + half] : null);
  }
  return (
    flat(wholePlate, 'tint') +
    `<g opacity=".6">${drawn(pen.data, small ? 1 : 0.75)}</g>` +
    flat(circle(sunX, sun.y, sun.radius), 'sun') +
    drawn(circle(sunX - 1.6, sun.y - 1.2, sun.radius), 1.1)
  );
}

function circle(x: number, y: number, radius: number): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;
}

function brokenLine(pen: Pen, chance: Chance, y: number, hole: [number, number] | null): void {
  let x = -between(chance, 0, 60);
  while (x < WIDTH) {
    const end = x + between(chance, 50, 240);
    for (const [from, to] of withoutHole(Math.max(x, -2), Math.min(end, WIDTH + 2), hole)) pen.stroke(from, y, to, y);
    x = end + (chance() < 0.3 ? between(chance, 10, 56) : 4);
  }
}

function withoutHole(from: number, to: number, hole: [number, number] | null): [number, number][] {
  const pieces: [number, number][] = hole
    ? [
        [from, Math.min(to, hole[0])],
        [Math.max(from, hole[1]), to],
      ]
    : [[from, to]];
  return pieces.filter(([start, end]) => end - start > 4);
}

/** What the season sends through the air: birds, falling leaves, snow. */
export function air({ chance, season, small }: SceneFacts): string {
  if (season === 'WINTER') return drawn(snow(chance, small ? 26 : 54), small ? 4.4 : 3.4, 'lit' satisfies LineTone);
  if (season === 'AUTUMN') return leaves(chance, small ? 6 : 12);
  return drawn(flock(chance, season === 'SPRING' ? 8 : 4), 1.4);
}

function snow(chance: Chance, flakes: number): string {
  const pen = new Pen();
  for (let flake = 0; flake < flakes; flake++) pen.dot(chance() * WIDTH, chance() * HEIGHT * 0.9);
  return pen.data;
}

function flock(chance: Chance, birds: number): string {
  const pen = new Pen(0.5);
  const [startX, startY] = [between(chance, 60, 300), between(chance, 40, 70)];
  for (let bird = 0; bird < birds; bird++) {
    const x = startX + bird * 15 + chance() * 8;
    const y = startY + Math.abs(bird - birds / 2) * 6 + chance() * 5;
    const wing = between(chance, 5, 8);
    pen.move(x - wing, y - 2).curve(x - wing / 2, y - 5, x, y);
    pen.curve(x + wing / 2, y - 5, x + wing, y - 2);
  }
  return pen.data;
}

function leaves(chance: Chance, count: number): string {
  const pen = new Pen(0.5);
  for (let leaf = 0; leaf < count; leaf++) {
    const [x, y, turn, length] = [chance() * WIDTH, between(chance, 24, 250), chance() * 6, between(chance, 7, 11)];
    const [dx, dy] = [Math.cos(turn) * length, Math.sin(turn) * length];
    pen.move(x, y).curve(x + dx / 2 - dy / 1.7, y + dy / 2 + dx / 1.7, x + dx, y + dy);
    pen.curve(x + dx / 2 + dy / 1.7, y + dy / 2 - dx / 1.7, x, y).close();
  }
  return `<path class="s i" stroke-width=".9" d="${pen.data}"/>`;
}

/** The sun as an emblem, where a plate has no sky. */
export function emblem(x: number, y: number, radius: number): string {
  return disc(x, y, radius, 'sun', 1.2);
}
