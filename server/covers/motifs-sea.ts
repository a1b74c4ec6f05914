import { between } from './chance.ts';
import { disc, drawn, flat, printed, shape } from './ink.ts';
import type { Motif } from './motif.ts';
import { Pen, type Point, polygon } from './pen.ts';
import { hatch } from './texture.ts';

const ship: Motif = {
  stand: 'water',
  draw(chance, small) {
    const sail: Point[] = [
      [-52, -130],
      [52, -130],
      [60, -48],
      [0, -40],
      [-50, -48],
    ];
    const stripes = [-52, -26, 0, 26].map((x) => `M${x} -130h13l${Math.round(x * 0.02 + 2)} 86h-14z`).join('');
    return (
      drawn('M0 -146V-26', 2.6) +
      flat(polygon(sail), 'paper') +
      flat(stripes, 'subject') +
      (small ? '' : drawn(hatch(sail, chance, { angle: 12, gap: 5, keep: 0.35 }), 0.7)) +
      drawn(`${polygon(sail)}M-60 -131H60M-92 -60L0 -142L92 -60`, 1.4) +
      shape('M-100 -66C-88 -6 -40 0 0 0S88 -6 100 -66C80 -32 40 -28 0 -28S-80 -32 -100 -66z', 'paper', 1.9) +
      drawn('M-84 -34C-50 -14 50 -14 84 -34M-74 -22C-46 -8 46 -8 74 -22', 1) +
      (small ? '' : drawn('M-40 -22l-8 12M-16 -19l-5 13M12 -19l5 13M38 -22l8 12', 1)) +
      disc(-44, -30, 7, 'sun', 1.2) +
      disc(-15, -26, 7, 'subject', 1.2) +
      disc(15, -26, 7, 'sun', 1.2) +
      disc(44, -30, 7, 'subject', 1.2)
    );
  },
};

const boat: Motif = {
  stand: 'water',
  draw(chance, small) {
    const main: Point[] = [
      [3, -146],
      [34, -98],
      [68, -38],
      [3, -38],
    ];
    return (
      drawn('M-3 -152V-20', 2.6) +
      printed('M3 -146Q46 -100 68 -38H3z', 'subject', 1.7) +
      (small ? '' : drawn(hatch(main, chance, { angle: 0, gap: 7, keep: 0.5 }), 0.9, 'paper')) +
      shape('M-9 -138Q-44 -84 -62 -40H-9z', 'paper', 1.7) +
      (small ? '' : drawn('M-16 -60l-34 14M-16 -78l-26 11M-16 -96l-18 8', 0.9)) +
      shape('M-3 -152l26 6l-26 7z', 'sun', 1.2) +
      shape('M-84 -28H80Q66 2 36 2H-42Q-74 0 -84 -28z', 'paper', 1.9) +
      flat('M-80 -20H76L72 -13H-76z', 'sun') +
      drawn('M-80 -20H76M-76 -13H72M-62 -4H60', 1)
    );
  },
};

const scallop: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const [radius, ribs] = [118, small ? 9 : 13];
    const rim = (share: number, reach: number): Point => {
      const turn = -Math.PI / 2 + (share - 0.5) * 2.4;
      const length =
        radius *
        reach *
        (1 + 0.03 * Math.cos(share * ribs * 2 * Math.PI + Math.PI)) *
        (1 - 0.26 * Math.abs(share - 0.5));
      return [length * Math.cos(turn), length * Math.sin(turn) - 4];
    };
    const edge = Array.from({ length: ribs * 4 + 1 }, (_, at) => rim(at / (ribs * 4), 1));
    const rays = new Pen(0.5);
    for (let rib = 0; rib <= ribs; rib++) rays.stroke(...rim(rib / ribs, 0.16), ...rim(rib / ribs, 0.96));
    const growth = new Pen(0.5);
    for (const reach of small ? [0.6, 0.85] : [0.45, 0.62, 0.66, 0.84, 0.89]) {
      growth.smooth(Array.from({ length: 14 }, (_, at) => rim(at / 13, reach)));
    }
    return (
      shape('M-34 -2l-4 -26H38l-4 26z', 'paper', 1.5) +
      printed(polygon([[-11, 0], ...edge, [11, 0]]), 'subject', 2) +
      drawn(growth.data, 1, 'paper') +
      drawn(rays.data, small ? 1.8 : 1.3, 'paper')
    );
  },
};

const crab: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const leg = (side: number) =>
      `M${side * 40} -38l${side * 30} -14l${side * 16} 26M${side * 42} -28l${side * 34} -4l${side * 12} 26M${side * 36} -18l${side * 26} 6l${side * 8} 18`;
    const arm = (side: number) => `M${side * 38} -54l${side * 24} -20l${side * -2} -18`;
    const claw = (side: number) =>
      `M${side * 60} -90c${side * -22} -10 ${side * -24} -36 ${side * -6} -52c${side * -2} 14 ${side * 2} 20 ${side * 8} 26c${side * 2} -10 ${side * 8} -18 ${side * 18} -24c${side * 10} 22 ${side * 2} 44 ${side * -20} 50z`;
    return (
      drawn(leg(1) + leg(-1) + arm(1) + arm(-1), 7) +
      drawn(leg(1) + leg(-1) + arm(1) + arm(-1), 3.6, 'subject') +
      printed(claw(1), 'subject') +
      printed(claw(-1), 'subject') +
      drawn('M-14 -74v-16M14 -74v-16', 2.4) +
      disc(-14, -93, 5, 'sun') +
      disc(14, -93, 5, 'sun') +
      printed('M-56 -44C-56 -68 -30 -80 0 -80S56 -68 56 -44C50 -20 26 -8 0 -8S-50 -20 -56 -44z', 'subject', 2) +
      drawn('M-40 -40Q0 -22 40 -40M-30 -58q10 8 18 0M12 -58q10 8 18 0', 1.4, 'paper') +
      (small ? '' : drawn('M-6 -68h0M6 -68h0M0 -60h0M-20 -30h0M20 -30h0M0 -18h0M-40 -52h0M40 -52h0', 3, 'paper'))
    );
  },
};

/** Bladder wrack: forks with a bladder at each fork. */
const seaweed: Motif = {
  stand: 'ground',
  draw(chance) {
    const stems = new Pen(0.5);
    const bladders: string[] = [];
    const grow = (x: number, y: number, turn: number, length: number, forks: number): void => {
      const [tipX, tipY] = [x + Math.sin(turn) * length, y - Math.cos(turn) * length];
      const sway = between(chance, -7, 7);
      stems.move(x, y).curve((x + tipX) / 2 + sway, (y + tipY) / 2, tipX, tipY);
      if (forks === 0) return;
      bladders.push(disc(Math.round(tipX), Math.round(tipY), 3 + forks, 'sun', 1.2));
      grow(tipX, tipY, turn - between(chance, 0.26, 0.46), length * 0.78, forks - 1);
      grow(tipX, tipY, turn + between(chance, 0.26, 0.46), length * 0.78, forks - 1);
    };
    for (const turn of [-0.5, 0, 0.5]) grow(turn * 26, -4, turn, 50, 2);
    return (
      drawn(stems.data, 9.5) +
      drawn(stems.data, 6.5, 'subject') +
      drawn(stems.data, 1, 'paper') +
      bladders.join('') +
      shape('M-46 4c2 -18 22 -24 44 -22s40 4 46 22z', 'paper', 1.7) +
      drawn('M-20 -8l12 8M8 -12l10 10M-4 -14l6 4', 1)
    );
  },
};

export const seaMotifs = { ship, boat, scallop, crab, seaweed } satisfies Record<string, Motif>;
