import { between, type Chance } from './chance.ts';
import { drawn, flat, shape } from './ink.ts';
import { Pen, polygon } from './pen.ts';
import { along, HEIGHT, hills, moved, type Scene, type SceneFacts, type Skyline, under, WIDTH } from './scene.ts';
import { air, sky } from './sky.ts';
import { hatch, tufts } from './texture.ts';
import { fir, leafTree } from './trees.ts';

/** A clearing seen between trunks that the frame cuts. */
export function forest(facts: SceneFacts): Scene {
  const { chance, small } = facts;
  const right = chance() < 0.5;
  const [far, near] = [hills(chance, 176, 12), hills(chance, 208, 12)];
  const clearing: Skyline = (x) => near(x) + 34 + ((x - (right ? 280 : 200)) / 90) ** 2 * 3;
  const back =
    sky(facts, 190, right ? between(chance, 110, 190) : between(chance, 290, 370)) +
    edgeOfWood(facts, far) +
    flat(polygon(under(far)), 'paper') +
    flat(polygon(moved(under(far), 0, 3)), 'wash') +
    drawn(new Pen().smooth(along(far)).data, 1.3) +
    (small ? '' : drawn(hatch(under(far, 230), chance, { angle: 14, gap: 8, breaks: 0.9, keep: 0.5 }), 0.8)) +
    flat(polygon(under(near)), 'paper') +
    flat(polygon(moved(under(near), 0, 3)), 'subject') +
    drawn(new Pen().smooth(along(near)).data, 1.6) +
    drawn(tufts(chance, small ? 20 : 44, { x0: 0, x1: WIDTH, y0: 200, y1: 260 }, near), 1.2, 'paper') +
    flat(polygon(under(clearing)), 'paper') +
    drawn(new Pen().smooth(along(clearing)).data, 1.4) +
    drawn(tufts(chance, small ? 14 : 40, { x0: 0, x1: WIDTH, y0: 252, y1: 316 }, clearing), 1.1) +
    trunks(facts, right) +
    air(facts);
  const x = right ? 282 : 198;
  return {
    back,
    front: facts.season === 'SPRING' ? anemones(chance, small ? 10 : 20) : '',
    spots: {
      ground: { x, y: 286, scale: 1.12 },
      water: { x, y: 286, scale: 1 },
      air: { x, y: 122, scale: 1.05 },
    },
  };
}

function edgeOfWood({ chance, season, small }: SceneFacts, far: Skyline): string {
  const onlyFirs = season === 'WINTER' || chance() < 0.25;
  const trees: string[] = [];
  for (let x = -8; x < WIDTH + 12; x += between(chance, small ? 34 : 21, small ? 52 : 40)) {
    const tree = { x, y: far(x) + 10, height: between(chance, 42, 82), small, tone: tone(trees.length) };
    trees.push(onlyFirs || chance() < 0.45 ? fir(chance, tree) : leafTree(chance, tree));
  }
  return trees.join('');
}

function tone(index: number): 'paper' | 'wash' {
  return index % 3 === 0 ? 'wash' : 'paper';
}

/** Two or three trunks; birches but in summer. */
function trunks({ chance, season, small, family }: SceneFacts, right: boolean): string {
  const places = right
    ? [between(chance, 34, 56), between(chance, 426, 446)]
    : [between(chance, 34, 54), between(chance, 424, 446)];
  places.push(right ? between(chance, 112, 136) : between(chance, 344, 368));
  return places
    .map((x, index) => {
      const width = between(chance, 14, 24);
      const bark = season === 'SUMMER' ? furrows(chance, x, width, small) : birch(chance, x, width, small);
      const coloured = family === 'ARTS' && index !== 1;
      return shape(trunk(x, width), coloured ? 'subject' : 'paper', 1.8) + drawn(bark, 1.2, coloured ? 'paper' : 'ink');
    })
    .join('');
}

function trunk(x: number, width: number): string {
  return polygon([
    [x - width * 0.8, -6],
    [x + width * 0.8, -6],
    [x + width, 252],
    [x + width * 1.8, HEIGHT + 6],
    [x - width * 1.7, HEIGHT + 6],
    [x - width, 256],
  ]);
}

function birch(chance: Chance, x: number, width: number, small: boolean): string {
  const pen = new Pen();
  for (let y = 8; y < 276; y += small ? 26 : 14) {
    const [from, length] = [x - width * between(chance, 0, 0.8), between(chance, 5, 5 + width * 0.7)];
    pen.move(from, y).curve(from + length / 2, y + 3, from + length, y);
    pen.stroke(x + width * between(chance, 0.45, 0.6), y + 4, x + width * 0.84, y + 5);
  }
  return pen.data;
}

function furrows(chance: Chance, x: number, width: number, small: boolean): string {
  const pen = new Pen();
  for (let y = 4; y < 276; y += small ? 16 : 8) {
    const from = x + width * between(chance, -0.5, 0.7);
    pen.stroke(from, y, from + between(chance, -3, 3), y + 9).stroke(x + width * 0.5, y, x + width * 0.82, y + 2);
  }
  return pen.data;
}

function anemones(chance: Chance, count: number): string {
  const [petals, hearts] = [new Pen(), new Pen()];
  for (let flower = 0; flower < count; flower++) {
    const [x, y] = [chance() * WIDTH, between(chance, 288, 314)];
    for (let petal = 0; petal < 5; petal++) {
      const turn = petal * 1.257 + flower;
      petals.stroke(x + 2 * Math.cos(turn), y + 1.5 * Math.sin(turn), x + 6 * Math.cos(turn), y + 4 * Math.sin(turn));
    }
    hearts.dot(x, y);
  }
  return drawn(petals.data, 5) + drawn(petals.data, 3.2, 'lit') + drawn(hearts.data, 3, 'subject');
}
