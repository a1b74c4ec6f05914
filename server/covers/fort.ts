import { between, type Chance } from './chance.ts';
import { fortPlan } from './fort-plan.ts';
import { drawn, flat, shape } from './ink.ts';
import { Pen, polygon } from './pen.ts';
import { along, HEIGHT, moved, type Scene, type SceneFacts, type Skyline, under, WIDTH } from './scene.ts';
import { air, sky } from './sky.ts';
import { ripples, tufts } from './texture.ts';

/** A fort: its front with casemates behind the moat, or its plan with the motif in a medallion, as old maps have it. */
export function fort(facts: SceneFacts): Scene {
  const plan = facts.chance() < (facts.family === 'SCIENCE' ? 0.25 : 0.55);
  return plan ? fortPlan(facts) : fortFront(facts);
}

const WALL_TOP = 174;
const WATER = 228;

function fortFront(facts: SceneFacts): Scene {
  const { chance, small, stand } = facts;
  const left = chance() < 0.5;
  const peak = left ? 330 : 150;
  const top: Skyline = (x) => 134 - 34 * Math.exp(-(((x - peak) / 150) ** 2)) + 3 * Math.sin(x * 0.05);
  const rampart = under((x) => Math.min(top(x), 190), WATER);
  const bank: Skyline = (x) => 268 + 0.0004 * (x - (left ? 130 : 350)) ** 2;
  const back =
    sky(facts, 168, between(chance, left ? 250 : 80, left ? 400 : 230)) +
    flat(polygon(rampart), 'paper') +
    flat(polygon(moved(rampart, 3, 3)), 'subject') +
    drawn(tufts(chance, small ? 24 : 70, { x0: 0, x1: WIDTH, y0: 104, y1: 172 }, top), 1, 'paper') +
    drawn(new Pen().smooth(along(top)).data, 1.8) +
    wall(chance, small) +
    flat(`M0 ${WATER}h${WIDTH}v${HEIGHT}H0z`, 'paper') +
    flat(`M0 ${WATER + 3}h${WIDTH}v${HEIGHT}H0z`, 'wash') +
    drawn(ripples(chance, { x0: 0, x1: WIDTH, y0: WATER + 9, y1: 296 }, small ? 1.8 : 1.2), 1.1) +
    drawn(`M0 ${WATER}h${WIDTH}`, 1.6) +
    (stand === 'water' ? '' : shape(polygon(under(bank)), 'paper', 1.5)) +
    (stand === 'water'
      ? ''
      : drawn(tufts(chance, small ? 12 : 36, { x0: 0, x1: WIDTH, y0: 270, y1: 318 }, bank), 1.1)) +
    air(facts);
  const x = left ? 136 : 344;
  return {
    back,
    front: '',
    spots: {
      ground: { x, y: 286, scale: 1.15 },
      water: { x, y: 276, scale: 1.05 },
      air: { x, y: 104, scale: 1 },
    },
  };
}

/** Brickwork with a row of vaulted casemates; in one of them a lamp burns. */
function wall(chance: Chance, small: boolean): string {
  const bricks = new Pen();
  for (let y = WALL_TOP + 12, row = 0; y < WATER - 2; y += small ? 12 : 7, row++) {
    for (let x = (row % 2) * 8; x < WIDTH; x += small ? 40 : 18) {
      if (chance() < 0.5) bricks.stroke(x, y, x + between(chance, 9, 14), y);
    }
  }
  const count = 4 + Math.floor(chance() * 3);
  const lit = Math.floor(chance() * count);
  const vaults = Array.from({ length: count }, (_, index) =>
    vault(Math.round((WIDTH / count) * (index + 0.5)), index === lit, small),
  );
  return (
    shape(`M-5 ${WALL_TOP}h${WIDTH + 10}v${WATER - WALL_TOP}h${-WIDTH - 10}z`, 'paper', 1.6) +
    drawn(`M-5 ${WALL_TOP + 6}h${WIDTH + 10}`, 1) +
    `<g opacity=".7">${drawn(bricks.data, 0.9)}</g>` +
    vaults.join('')
  );
}

function vault(x: number, lit: boolean, small: boolean): string {
  const arch = (half: number, rise: number) =>
    `M${x - half} ${WATER}v${-rise}a${half} ${half} 0 0 1 ${2 * half} 0v${rise}z`;
  const stones = new Pen();
  for (let stone = 0; stone <= (small ? 5 : 9); stone++) {
    const turn = Math.PI * (1 + stone / (small ? 5 : 9));
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    stones.stroke(x + 19 * cos, WATER - 24 + 19 * sin, x + 25 * cos, WATER - 24 + 25 * sin);
  }
  return (
    flat(arch(26, 24), 'paper') +
    drawn(stones.data, 1.1) +
    flat(arch(17, 24), 'shadow') +
    (lit ? flat(arch(10, 20), 'sun') : '')
  );
}
