import { between, type Chance } from './chance.ts';
import { drawn, flat, printed, shape } from './ink.ts';
import { Pen, type Point, polygon } from './pen.ts';
import { HEIGHT, type Scene, type SceneFacts, type Spot, WIDTH } from './scene.ts';
import { air, emblem, sky, wholePlate } from './sky.ts';
import { hatch, stipple } from './texture.ts';
import { leafTree } from './trees.ts';

/** A museum from outside, with its motif before the steps; or a hall with the motif on a plinth. */
export function museum(facts: SceneFacts): Scene {
  const indoors = facts.family === 'ARTS' ? facts.chance() < 0.75 : facts.chance() < 0.4;
  return indoors ? hall(facts) : facade(facts);
}

function standingAt(x: number, y: number, scale: number, air: Spot): Scene['spots'] {
  return { ground: { x, y, scale }, water: { x, y, scale: scale * 0.94 }, air };
}

function facade(facts: SceneFacts): Scene {
  const { chance, small } = facts;
  const left = chance() < 0.5;
  const middle = left ? 290 : 190;
  const [top, foot] = [126, 246];
  const floor = `M0 ${foot + 40}h${WIDTH}v${HEIGHT}H0z`;
  const back =
    sky(facts, 232, left ? between(chance, 60, 96) : between(chance, 384, 420)) +
    leafTree(chance, { x: left ? 452 : 28, y: 252, height: 104, tone: 'wash', small }) +
    gable(chance, middle, top, small) +
    columns(middle, top, foot, small) +
    steps(chance, middle, foot, small) +
    flat(floor, 'paper') +
    flat(`M0 ${foot + 42}h${WIDTH}v${HEIGHT}H0z`, 'wash') +
    drawn(`M0 ${foot + 40}h${WIDTH}`, 1.4) +
    (small ? '' : drawn(hatch(box(0, foot + 46, WIDTH, 30), chance, { angle: 0, gap: 7, breaks: 0.9 }), 0.8)) +
    air(facts);
  const x = left ? 118 : 362;
  return { back, front: '', spots: standingAt(x, 286, 1.15, { x, y: 120, scale: 0.95 }) };
}

function gable(chance: Chance, middle: number, top: number, small: boolean): string {
  const field: Point[] = [
    [middle - 128, top - 24],
    [middle, top - 70],
    [middle + 128, top - 24],
  ];
  return (
    shape(`M${middle - 155} ${top - 18}h310v18h-310z`, 'paper', 1.5) +
    shape(`M${middle - 161} ${top - 18}l161 -64l161 64z`, 'paper', 1.8) +
    shape(polygon(field), 'subject', 1.1) +
    (small ? '' : drawn(hatch(field, chance, { angle: 0, gap: 5 }), 0.8, 'paper')) +
    emblem(middle, top - 40, 12)
  );
}

function columns(middle: number, top: number, foot: number, small: boolean): string {
  const parts = [flat(`M${middle - 143} ${top}h286v${foot - top}h-286z`, 'shadow')];
  const flutes = new Pen();
  for (let column = 0; column < 6; column++) {
    const x = Math.round(middle + (column - 2.5) * 53.8);
    parts.push(
      shape(
        `M${x - 10} ${top + 5}h20l2 ${foot - top - 11}h-24zM${x - 15} ${top}h30v5h-30zM${x - 15} ${foot - 6}h30v6h-30z`,
        'paper',
        1.2,
      ),
    );
    for (const offset of small ? [4] : [1, 5, 8]) flutes.stroke(x + offset, top + 9, x + offset * 1.2, foot - 9);
  }
  return parts.join('') + drawn(flutes.data, 0.8);
}

function steps(chance: Chance, middle: number, foot: number, small: boolean): string {
  const treads = [0, 1, 2, 3]
    .map((step) => `M${middle - 159 - step * 14} ${foot + step * 10}h${318 + step * 28}v10h${-318 - step * 28}z`)
    .join('');
  const area = box(middle - 190, foot + 2, 380, 36);
  return (
    shape(treads, 'paper', 1.2) +
    (small ? '' : drawn(hatch(area, chance, { angle: 90, gap: 11, keep: 0.3, breaks: 0 }), 0.6))
  );
}

function hall(facts: SceneFacts): Scene {
  const { chance, small } = facts;
  const left = chance() < 0.5;
  const x = left ? 128 : 352;
  const floorAt = 238;
  const boards = new Pen();
  for (let board = -13; board <= 13; board += small ? 2 : 1)
    boards.stroke(240 + board * 30, floorAt, 240 + board * 62, HEIGHT);
  const wall = small
    ? ''
    : drawn(hatch(box(0, 0, WIDTH, floorAt), chance, { angle: 90, gap: 9, breaks: 0.9, keep: 0.8 }), 0.6);
  const back =
    flat(wholePlate, 'tint') +
    `<g opacity=".4">${wall}</g>` +
    pictures(facts, left ? 222 : 30) +
    flat(`M0 ${floorAt}h${WIDTH}v${HEIGHT}H0z`, 'paper') +
    flat(`M0 ${floorAt + 3}h${WIDTH}v${HEIGHT}H0z`, 'wash') +
    drawn(boards.data, 0.8) +
    drawn(`M0 ${floorAt}h${WIDTH}`, 1.6) +
    plinth(chance, x, small);
  const hanging = { x, y: 128, scale: 0.92 };
  return { back, front: '', spots: standingAt(x, 226, 0.98, hanging) };
}

function plinth(chance: Chance, x: number, small: boolean): string {
  const side = box(x + 22, 228, 50, 70);
  return (
    shape(`M${x - 78} 224h156v12h-156zM${x - 70} 236h140v60h-140z`, 'paper', 1.7) +
    (small ? '' : drawn(hatch(side, chance, { angle: 90, gap: 6 }), 0.8))
  );
}

/** Two framed pictures: a hill under the sun, and a grain of dots, bands or a horizon. */
function pictures({ chance, small }: SceneFacts, x: number): string {
  const wide = { x: x + 8, y: 50, width: 120, height: 128 };
  const narrow = { x: x + 158, y: 76, width: 62, height: 82 };
  const [large, other] =
    chance() < 0.5
      ? [wide, narrow]
      : [
          { ...wide, x: x + 100 },
          { ...narrow, x: x + 8 },
        ];
  return frame(large, sunHill(chance, small)) + frame(other, chance() < 0.5 ? grain(chance, small) : bands());
}

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

function frame({ x, y, width, height }: Frame, picture: string): string {
  const outer = `M${x - 8} ${y - 8}h${width + 16}v${height + 16}h${-width - 16}z`;
  const mitres = `M${x - 8} ${y - 8}l8 8m${width} 0l8 -8m0 ${height + 16}l-8 -8m${-width} 0l-8 8`;
  const inside = `<svg x="${x}" y="${y}" width="${width}" height="${height}">${picture}</svg>`;
  return (
    shape(outer, 'paper', 1.8) + drawn(mitres, 0.9) + inside + drawn(`M${x} ${y}h${width}v${height}h${-width}z`, 1.4)
  );
}

function sunHill(chance: Chance, small: boolean): string {
  const lines = small
    ? ''
    : drawn(
        hatch(
          [
            [24, 150],
            [50, 96],
            [120, 66],
            [120, 150],
          ],
          chance,
          { angle: 20, gap: 6 },
        ),
        1,
      );
  return (
    flat('M0 0h120v128H0z', 'subject') +
    emblem(Math.round(between(chance, 34, 80)), 50, 30) +
    flat('M0 128Q20 70 120 62V128z', 'paper') +
    lines
  );
}

function grain(chance: Chance, small: boolean): string {
  const dots = stipple(chance, small ? 60 : 150, { x0: 2, x1: 60, y0: 10, y1: 82 }, () => true);
  return flat('M0 0h62v82H0z', 'wash') + drawn(dots, 2.2) + flat('M0 0h62v26q-31 18-62 2z', 'paper');
}

function bands(): string {
  return flat('M0 0h62v82H0z', 'paper') + printed('M0 14h62v16H0zM0 46h62v10H0z', 'subject', 0.8) + emblem(31, 66, 7);
}

function box(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
