import { between, type Chance } from './chance.ts';
import { drawn, flat, shape } from './ink.ts';
import { Pen, polygon } from './pen.ts';
import { HEIGHT, moved, type Scene, type SceneFacts, type Skyline, under, WIDTH } from './scene.ts';
import { air, sky } from './sky.ts';
import { ripples, stipple } from './texture.ts';

const HORIZON = 158;

/** Sea, sand and marram grass; on the horizon wind turbines, a long bridge or a far coast. */
export function beach(facts: SceneFacts): Scene {
  const { chance, family, small, stand } = facts;
  const left = chance() < 0.5;
  const sunX = left ? between(chance, 340, 410) : between(chance, 80, 150);
  const pale = family === 'ARTS';
  const sea = `M0 ${HORIZON + 2}h${WIDTH}v${HEIGHT}H0z`;
  const shore: Skyline = (x) => 258 + (left ? 1 : -1) * (x - 240) * 0.13 + 7 * Math.sin(x * 0.017 + 2);
  const sand = under(shore);
  const back =
    sky(facts, HORIZON, sunX) +
    horizonOf(chance, left, small) +
    flat(`M0 ${HORIZON}h${WIDTH}v${HEIGHT}H0z`, 'paper') +
    flat(sea, pale ? 'wash' : 'subject') +
    drawn(
      ripples(chance, { x0: 0, x1: WIDTH, y0: HORIZON + 7, y1: 290 }, small ? 1.8 : 1.1),
      1.2,
      pale ? 'ink' : 'paper',
    ) +
    drawn(`M0 ${HORIZON}h${WIDTH}`, 1.4) +
    flat(polygon(moved(sand, 0, -7)), 'paper') +
    shape(polygon(sand), 'paper', 1.4) +
    drawn(
      stipple(chance, small ? 50 : 170, { x0: 0, x1: WIDTH, y0: 240, y1: HEIGHT }, (x, y) => y > shore(x) + 4),
      1.6,
    ) +
    air(facts);
  const x = left ? 158 : 322;
  const seaward = left ? x + 10 : x - 10;
  return {
    back,
    front: (stand === 'water' ? swash(chance, seaward, pale) : '') + marram(chance, left, small),
    spots: {
      ground: { x, y: 284, scale: 1.12 },
      water: { x: seaward, y: 240, scale: 1.12 },
      air: { x: left ? 170 : 310, y: 112, scale: 1.05 },
    },
  };
}

/** Water in front of a hull. */
function swash(chance: Chance, x: number, pale: boolean): string {
  return drawn(ripples(chance, { x0: x - 110, x1: x + 90, y0: 236, y1: 252 }), 1.4, pale ? 'ink' : 'paper');
}

function marram(chance: Chance, left: boolean, small: boolean): string {
  const pen = new Pen();
  const from = left ? 396 : 10;
  for (let blade = 0; blade < (small ? 10 : 20); blade++) {
    const [x, height, bend] = [from + chance() * 76, between(chance, 34, 86), between(chance, -16, 30)];
    pen.move(x, HEIGHT + 2).curve(x + bend * 0.1, HEIGHT - height * 0.7, x + bend, HEIGHT - height);
  }
  return drawn(pen.data, small ? 2 : 1.4);
}

function horizonOf(chance: Chance, left: boolean, small: boolean): string {
  const kind = chance();
  if (kind < 0.45) return turbines(chance, left);
  if (kind < 0.72) return bridge(left, small);
  return coast(chance, left);
}

function turbines(chance: Chance, left: boolean): string {
  const pen = new Pen(0.5);
  for (let turbine = 0; turbine < 5; turbine++) {
    const x = (left ? 40 : 260) + turbine * 38 + chance() * 9;
    const top = HORIZON - between(chance, 30, 38);
    const turn = chance() * 2;
    pen.stroke(x, HORIZON, x, top);
    for (const blade of [0, 2.094, 4.189]) {
      pen.stroke(x, top, x + 13 * Math.cos(turn + blade), top + 13 * Math.sin(turn + blade));
    }
  }
  return drawn(pen.data, 1.3);
}

function bridge(left: boolean, small: boolean): string {
  const [towers, cables] = [new Pen(), new Pen()];
  for (const x of left ? [96, 200] : [290, 394]) {
    towers.stroke(x - 4, HORIZON, x - 4, 66).stroke(x + 4, HORIZON, x + 4, 66);
    for (let cable = 1; cable <= (small ? 4 : 8); cable++) {
      const reach = cable * (small ? 22 : 11);
      for (const side of [-1, 1]) cables.stroke(x, 70 + cable * 3, x + side * reach, HORIZON - 16);
    }
  }
  for (let pier = 20; pier < WIDTH; pier += 44) towers.stroke(pier, HORIZON - 12, pier, HORIZON);
  const deck = new Pen().stroke(0, HORIZON - 18, WIDTH, HORIZON - 18).stroke(0, HORIZON - 12, WIDTH, HORIZON - 12);
  return drawn(cables.data, 0.8) + drawn(towers.data + deck.data, 1.8);
}

function coast(chance: Chance, left: boolean): string {
  const at = left ? between(chance, 60, 120) : between(chance, 260, 320);
  const land = `M${Math.round(at - 90)} ${HORIZON}q40 -26 84 -22t70 6q36 -6 64 16z`;
  const church = `M${Math.round(at + 10)} ${HORIZON - 20}v-22h10v22zm0 -22l5 -12 5 12zm10 10h20v12h-20z`;
  return shape(land, 'wash', 1.2) + shape(church, 'paper', 1.1);
}
