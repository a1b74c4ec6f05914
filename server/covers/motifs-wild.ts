import { between } from './chance.ts';
import { disc, drawn, flat, printed, shape, type Tone } from './ink.ts';
import type { Motif } from './motif.ts';
import { Pen, type Point, polygon } from './pen.ts';

interface Frond {
  x: number;
  length: number;
  lean: number;
  tone: Tone;
}

function frond({ x, length, lean, tone }: Frond, small: boolean): string {
  const pairs = small ? 10 : 15;
  const at = (share: number): Point => [x + lean * share * share, -length * share * (1 - 0.12 * share)];
  const [leaves, ribs] = [new Pen(0.5), new Pen(0.5)];
  for (let leaf = 2; leaf < pairs; leaf++) {
    const share = leaf / pairs;
    const [footX, footY] = at(share);
    const reach = length * 0.36 * (1 - share) ** 0.8 + 5;
    for (const side of [-1, 1]) {
      const turn = -Math.PI / 2 + (lean / length) * share * 1.3 + side * (1.15 - 0.25 * share);
      const [tipX, tipY] = [footX + reach * Math.cos(turn), footY + reach * (Math.sin(turn) + 0.12)];
      const [midX, midY] = [(footX + tipX) / 2, (footY + tipY) / 2];
      const [outX, outY] = [-Math.sin(turn) * length * 0.042, Math.cos(turn) * length * 0.042];
      leaves
        .move(footX, footY)
        .curve(midX + outX, midY + outY, tipX, tipY)
        .curve(midX - outX, midY - outY, footX, footY)
        .close();
      if (!small) ribs.stroke(footX + (tipX - footX) * 0.15, footY + (tipY - footY) * 0.15, midX, midY);
    }
  }
  const stem = new Pen(0.5).smooth(Array.from({ length: 8 }, (_, index) => at(index / 7)));
  return (
    shape(leaves.data, tone, 1.2) + drawn(ribs.data, 0.8, tone === 'subject' ? 'paper' : 'ink') + drawn(stem.data, 2.2)
  );
}

const fern: Motif = {
  stand: 'ground',
  draw(chance, small) {
    const lean = between(chance, 34, 52);
    return (
      frond({ x: -6, length: 128, lean: -lean - 14, tone: 'sun' }, small) +
      frond({ x: 10, length: 118, lean: lean + 18, tone: 'paper' }, small) +
      frond({ x: 2, length: 172, lean: lean * 0.4, tone: 'subject' }, small)
    );
  },
};

const ammonite: Motif = {
  stand: 'ground',
  draw(chance, small) {
    const [growth, turns, radius] = [0.15, 6 * Math.PI, 80];
    const start = chance() * 1.2 - 0.4;
    const at = (turn: number, reach = 1): Point => {
      const length = radius * Math.exp(growth * (turn - turns)) * reach;
      return [length * Math.cos(turn + start), length * Math.sin(turn + start) - 74];
    };
    const steps = (from: number, to: number, step: number) =>
      Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
    const outline = steps(turns - 2 * Math.PI, turns, 0.2).map((turn) => at(turn));
    const spiral = steps(Math.PI, turns, 0.3).map((turn) => at(turn));
    const ribs = new Pen(0.5);
    for (let turn = turns - 4 * Math.PI; turn <= turns; turn += small ? 0.3 : 0.17) {
      const [inner, outer, bend] = [at(turn - 2 * Math.PI), at(turn), at(turn + 0.16, 0.74)];
      ribs.move(...inner).curve(...bend, ...outer);
    }
    return (
      printed(polygon(outline, 0.5), 'subject', 1.2) +
      drawn(ribs.data, small ? 1.8 : 1.3, 'paper') +
      drawn(new Pen(0.5).smooth(spiral).stroke(...at(turns), ...at(turns - 2 * Math.PI)).data, 2.2)
    );
  },
};

const owl: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const feathers = [-92, -76, -60, -44, -28]
      .map((y, row) => [-24, -8, 8, 24].map((x) => `M${x - 7 + (row % 2) * 6} ${y}q7 9 14 0`).join(''))
      .join('');
    return (
      drawn('M-84 -6Q-20 -14 84 -2M56 -5l18 -18M-58 -8l-14 -14', 6) +
      printed(
        'M-50 -138q16 14 28 12q22 -6 44 0q12 2 28 -12q8 30 2 50q4 54 -22 80q-30 12 -60 0q-26 -26 -22 -80q-6 -20 2 -50z',
        'subject',
        2,
      ) +
      flat('M-30 -90q30 -14 60 0q6 50 -12 78q-18 8 -36 0q-18 -28 -12 -78z', 'paper') +
      drawn(
        small ? 'M-24 -76q12 12 24 0q12 12 24 0M-22 -52q11 12 22 0q11 12 22 0M-16 -30q8 10 16 0q8 10 16 0' : feathers,
        1.1,
      ) +
      drawn('M-46 -88q-6 44 12 72M46 -88q6 44 -12 72M-40 -78q-2 34 10 56M40 -78q2 34 -10 56', 1.2, 'paper') +
      disc(-21, -106, 19, 'paper', 1.6) +
      disc(21, -106, 19, 'paper', 1.6) +
      disc(-20, -106, 11, 'sun', 1.2) +
      disc(20, -106, 11, 'sun', 1.2) +
      `<g class="k"><circle class="k" cx="-20" cy="-106" r="6"/><circle class="k" cx="20" cy="-106" r="6"/></g>` +
      shape('M-6 -98h12l-6 16z', 'sun', 1.2) +
      shape('M-26 -12q6 -10 12 0q6 -10 12 0v8h-24zM2 -12q6 -10 12 0q6 -10 12 0v8h-24z', 'sun', 1.2)
    );
  },
};

const bat: Motif = {
  stand: 'air',
  draw(_chance, small) {
    const wings =
      'M0 28C-8 6 -20 -2 -30 14C-36 -2 -50 -8 -62 8C-66 -10 -84 -14 -108 -4C-104 -26 -104 -40 -118 -54C-76 -58 -46 -46 -16 -26L-10 -50L0 -38L10 -50L16 -26C46 -46 76 -58 118 -54C104 -40 104 -26 108 -4C84 -14 66 -10 62 8C50 -8 36 -2 30 14C20 -2 8 6 0 28z';
    const bones =
      'M-18 -24L-70 -42L-118 -54M-70 -42L-108 -4M-70 -42L-62 8M-70 -42L-30 14M18 -24L70 -42L118 -54M70 -42L108 -4M70 -42L62 8M70 -42L30 14';
    return (
      printed(wings, 'subject', 2) +
      drawn(bones, 1.3, 'paper') +
      shape('M0 30C-16 10 -18 -16 -12 -34L-10 -50L0 -40L10 -50L12 -34C18 -16 16 10 0 30z', 'paper', 1.7) +
      (small ? '' : drawn('M-8 -14q8 6 16 0M-9 -4q9 6 18 0M-7 6q7 5 14 0', 1)) +
      disc(-5, -32, 2.6, 'shadow', 0.5) +
      disc(5, -32, 2.6, 'shadow', 0.5)
    );
  },
};

/** An oystercatcher. */
const bird: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      drawn('M-8 -44l6 22l-8 22M-10 0h18M14 -44l6 22l-6 22M14 0h18', 3) +
      shape('M48 -122l56 12l-56 4z', 'sun', 1.5) +
      shape(
        'M-92 -58C-60 -84 -34 -92 -4 -94C8 -98 8 -108 12 -116C20 -138 48 -136 52 -116C54 -104 48 -96 44 -88C44 -56 20 -36 -16 -38C-46 -40 -70 -48 -92 -58z',
        'paper',
        1.9,
      ) +
      printed(
        'M-92 -58C-64 -82 -30 -92 -4 -94C8 -98 8 -108 12 -116C20 -138 48 -136 52 -116C54 -104 48 -96 44 -88C40 -78 26 -76 12 -78C-16 -60 -56 -56 -92 -58z',
        'subject',
        1.6,
      ) +
      drawn('M-70 -62q34 -6 56 -18M-52 -60q28 -4 46 -14', 1.2, 'paper') +
      disc(36, -116, 4.5, 'sun', 1.2) +
      (small ? '' : drawn('M-40 -48q16 6 32 4M-14 -46q14 2 26 -4M8 -52q12 -2 20 -10', 0.9))
    );
  },
};

export const wildMotifs = { fern, ammonite, owl, bat, bird } satisfies Record<string, Motif>;
