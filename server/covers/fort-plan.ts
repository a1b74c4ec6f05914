import { between, type Chance } from './chance.ts';
import { disc, drawn, flat, shape } from './ink.ts';
import { Pen, type Point, polygon } from './pen.ts';
import { HEIGHT, type Scene, type SceneFacts, WIDTH } from './scene.ts';
import { wholePlate } from './sky.ts';
import { hatch } from './texture.ts';

interface Star {
  x: number;
  y: number;
  bastions: number;
  turn: number;
}

/** The outline of a bastioned fort, `out` units outside its wall. */
function bastions({ x, y, bastions: count, turn }: Star, radius: number, out: number): Point[] {
  const half = Math.PI / count;
  const profile = [
    [-0.5, 0.8],
    [-0.3, 1.08],
    [0, 1.38],
    [0.3, 1.08],
    [0.5, 0.8],
    [1, 0.86],
  ] as const;
  return Array.from({ length: count }, (_, index) => turn + 2 * half * index).flatMap((middle) =>
    profile.map(([side, reach]): Point => {
      const direction = middle + side * half;
      return [x + (radius * reach + out) * Math.cos(direction), y + (radius * reach + out) * Math.sin(direction)];
    }),
  );
}

/** Short strokes down the slope between two outlines, as relief is drawn on old maps. */
function hachures(chance: Chance, from: Point[], to: Point[], gap: number): string {
  const pen = new Pen();
  from.forEach((start, index) => {
    const next = (index + 1) % from.length;
    const [end, low, lowEnd] = [from[next] ?? start, to[index] ?? start, to[next] ?? start];
    const count = Math.max(2, Math.floor(Math.hypot(end[0] - start[0], end[1] - start[1]) / gap));
    for (let at = 0; at < count; at++) {
      const [share, reach] = [(at + 0.5) / count, between(chance, 0.6, 0.95)];
      const x = start[0] + (end[0] - start[0]) * share;
      const y = start[1] + (end[1] - start[1]) * share;
      const lowX = low[0] + (lowEnd[0] - low[0]) * share;
      const lowY = low[1] + (lowEnd[1] - low[1]) * share;
      pen.stroke(x, y, x + (lowX - x) * reach, y + (lowY - y) * reach);
    }
  });
  return pen.data;
}

export function fortPlan(facts: SceneFacts): Scene {
  const { chance, family, small } = facts;
  const left = chance() < 0.5;
  const star = { x: left ? 318 : 162, y: 164, bastions: 4 + Math.floor(chance() * 3), turn: chance() * 6 };
  const [glacis, moat, ditch, wall, inner] = [44, 25, 12, 2, -22].map((out) => bastions(star, 86, out)) as [
    Point[],
    Point[],
    Point[],
    Point[],
    Point[],
  ];
  const back =
    flat(wholePlate, 'tint') +
    (family === 'ARTS' ? rings(star, small) : fields(chance, small)) +
    shape(polygon(glacis), 'paper', 1) +
    shape(polygon(moat), 'subject', 1.6) +
    drawn(polygon(ditch), 1, 'paper') +
    shape(polygon(wall), 'paper', 2) +
    drawn(hachures(chance, wall, inner, small ? 9 : 5) + hachures(chance, glacis, moat, small ? 14 : 8), 0.9) +
    shape(polygon(inner), 'paper', 1.1) +
    yard(chance, star, small) +
    compass(left ? 452 : 28) +
    scaleBar(left ? 372 : 24);
  const x = left ? 112 : 368;
  const medallion = `${disc(x, 164, 96, 'paper', 2.2)}<circle class="i" cx="${x}" cy="164" r="90" stroke-width=".9"/>`;
  const spot = { x, y: 226, scale: 0.82 };
  return {
    back: back + medallion,
    front: '',
    spots: { ground: spot, water: spot, air: { x, y: 164, scale: 0.72 } },
  };
}

function fields(chance: Chance, small: boolean): string {
  const turn = chance() * 60;
  const gap = small ? 22 : 11;
  const areas: [Point[], number][] = [
    [
      [
        [-20, -20],
        [200, -20],
        [144, 340],
        [-20, 340],
      ],
      turn,
    ],
    [
      [
        [200, -20],
        [500, -20],
        [500, 147],
        [178, 166],
      ],
      turn + 68,
    ],
    [
      [
        [178, 166],
        [500, 147],
        [500, 340],
        [144, 340],
      ],
      turn - 35,
    ],
  ];
  const lines = areas.map(([area, angle]) => hatch(area, chance, { angle, gap, breaks: 0.5 })).join('');
  return `<g opacity=".5">${drawn(lines, 0.8)}</g>${drawn(`M202 0L150 ${HEIGHT}M178 166L${WIDTH} 147`, 1)}`;
}

function rings({ x, y }: Star, small: boolean): string {
  const circles: string[] = [`<circle class="b" cx="${x}" cy="${y}" r="176"/>`];
  for (let radius = 134; radius < 400; radius += (small ? 18 : 9) + (radius - 130) * 0.05) {
    circles.push(`<circle class="i" stroke-width=".9" cx="${x}" cy="${y}" r="${Math.round(radius)}"/>`);
  }
  return circles.join('');
}

function yard(chance: Chance, { x, y, turn }: Star, small: boolean): string {
  const houses: [number, number, number, number][] = [
    [-30, -19, 60, 12],
    [-30, 8, 25, 11],
    [5, 8, 25, 11],
  ];
  const drawnHouses = houses.map(([left, top, width, height]) => {
    const corners = [
      [left, top],
      [left + width, top],
      [left + width, top + height],
      [left, top + height],
    ] as const;
    const outline = corners.map(
      ([dx, dy]): Point => [
        x + dx * Math.cos(turn) - dy * Math.sin(turn),
        y + dx * Math.sin(turn) + dy * Math.cos(turn),
      ],
    );
    const roof = small ? '' : drawn(hatch(outline, chance, { angle: turn * 57 + 45, gap: 4 }), 0.7, 'paper');
    return shape(polygon(outline), 'subject', 1.2) + roof;
  });
  return drawnHouses.join('') + disc(x, y, 4, 'sun', 1);
}

function compass(x: number): string {
  return (
    shape(`M${x} 40l8 30l-8 -6l-8 6z`, 'paper', 1.2) +
    flat(`M${x} 40l8 30l-8 -6z`, 'shadow') +
    drawn(`M${x} 40l8 30l-8 -6z`, 0.8)
  );
}

/** Målestokken: the device of the whole identity. */
function scaleBar(x: number): string {
  return (
    shape(`M${x} 272h84v6h-84z`, 'paper', 1) +
    flat(`M${x} 272h21v6h-21zm42 0h21v6h-21z`, 'shadow') +
    drawn(`M${x} 272h84v6h-84z`, 1)
  );
}
