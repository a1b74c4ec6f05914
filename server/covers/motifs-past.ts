import { between, type Chance } from './chance.ts';
import { disc, drawn, flat, printed, shape, type Tone } from './ink.ts';
import type { Motif } from './motif.ts';
import { Pen, type Point, polygon } from './pen.ts';
import { hatch } from './texture.ts';

/** A pot's half width at each height share, 0 at the foot to 1 at the rim. */
const profiles: [(share: number) => number, ...((share: number) => number)[]] = [
  (share) => 0.36 + 0.64 * Math.sin(Math.PI * share * 0.96) ** 1.2 * (share < 0.74 ? 1 : 1 - (share - 0.74) * 2.1),
  (share) => 0.3 + 0.62 * Math.sin(Math.PI * share * 0.92) ** 0.8 * (share < 0.8 ? 1 : 0.9),
  (share) => 0.42 + 0.5 * Math.sin(Math.PI * share ** 1.5 * 0.93),
];

const pot: Motif = {
  stand: 'ground',
  draw(chance, small) {
    const height = 150;
    const profile = profiles[Math.floor(chance() * profiles.length)] ?? profiles[0];
    const half = (share: number) => height * 0.44 * profile(share) + (share > 0.93 ? height * 0.05 : 0);
    const side = (sign: number) =>
      Array.from({ length: 17 }, (_, at): Point => [sign * half(at / 16), (-height * at) / 16]);
    const outline = [...side(-1), ...side(1).reverse()];
    const across = (share: number, width: number): Point => [
      half(share) * width,
      -share * height + 4 * (1 - width * width),
    ];
    const band = (low: number, high: number) =>
      polygon(
        [
          ...[-1, -0.5, 0, 0.5, 1].map((width) => across(high, width)),
          ...[1, 0.5, 0, -0.5, -1].map((width) => across(low, width)),
        ],
        0.5,
      );
    const zigzag = new Pen(0.5);
    for (let width = -0.95; width < 0.9; width += small ? 0.27 : 0.19) {
      const step = small ? 0.27 : 0.19;
      zigzag
        .move(...across(0.53, width))
        .line(...across(0.65, width + step / 2))
        .line(...across(0.53, Math.min(1, width + step)));
    }
    return (
      flat(polygon(outline, 0.5), 'paper') +
      flat(band(0.52, 0.66), 'subject') +
      flat(band(0.18, 0.24), 'subject') +
      drawn(zigzag.data, 1.5, 'paper') +
      (small ? '' : drawn(potShade(chance, half, height), 0.9)) +
      drawn(polygon(outline, 0.5), 1.9)
    );
  },
};

function potShade(chance: Chance, half: (share: number) => number, height: number): string {
  const pen = new Pen();
  for (let share = 0.05; share < 0.95; share += 0.035) {
    const [reach, y] = [half(share), -share * height];
    pen.move(reach * between(chance, 0.1, 0.4), y + 3).curve(reach * 0.7, y + 2, reach * 0.97, y);
  }
  return pen.data;
}

function stone(
  chance: Chance,
  [x, y, width, height]: [number, number, number, number],
  tone: Tone,
  small: boolean,
): string {
  const edge = Array.from({ length: 12 }, (_, at): Point => {
    const turn = (at / 12) * 2 * Math.PI + 0.26;
    const [cos, sin, rough] = [Math.cos(turn), Math.sin(turn), between(chance, 0.92, 1.06)];
    return [
      x + (width / 2) * Math.sign(cos) * Math.abs(cos) ** 0.62 * rough,
      y + (height / 2) * Math.sign(sin) * Math.abs(sin) ** 0.62 * rough,
    ];
  });
  const shade = edge.map(([px, py]): Point => [x + (px - x) * 0.9, y + height * 0.12 + (py - y) * 0.74]);
  const lines = small
    ? ''
    : drawn(hatch(shade, chance, { angle: -32, gap: 5, keep: 0.5 }), 1, tone === 'subject' ? 'paper' : 'ink');
  return shape(polygon(edge), tone, 1.9) + lines;
}

const dolmen: Motif = {
  stand: 'ground',
  draw(chance, small) {
    return (
      stone(chance, [-50, -36, 34, 74], 'paper', small) +
      stone(chance, [52, -36, 34, 72], 'paper', small) +
      flat('M-30 -2l2 -62h58l-2 62z', 'shadow') +
      stone(chance, [6, -30, 24, 58], 'paper', small) +
      stone(chance, [0, -88, 176, 56], 'subject', small)
    );
  },
};

const lantern: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      drawn('M-62 -50l-18 4M-60 -72l-20 -4M62 -50l18 4M60 -72l20 -4M-54 -92l-16 -12M54 -92l16 -12', 2.2) +
      shape('M-38 0v-12h76v12z', 'subject', 1.8) +
      shape('M-32 -12l6 -84h52l6 84z', 'paper', 1.8) +
      shape('M0 -22c-18 -4 -18 -26 -6 -36c0 8 4 8 6 -12c14 14 22 40 0 48z', 'sun', 1.5) +
      drawn('M-12 -12l3 -84M12 -12l-3 -84M-30 -50h60', 1.4) +
      printed('M-40 -96h80l-24 -26h-32z', 'subject', 1.8) +
      drawn('M-26 -130a28 22 0 0 1 52 0', 2.6) +
      shape('M-10 -122v-10h20v10z', 'paper', 1.5) +
      (small ? '' : drawn('M-30 -101h58M-24 -108h46M-18 -115h36', 0.9, 'paper'))
    );
  },
};

const cannon: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const spokes = [0, 1, 2, 3, 4, 5]
      .map((at) => `M0 -38L${Math.round(34 * Math.cos(at * 1.047))} ${Math.round(-38 + 34 * Math.sin(at * 1.047))}`)
      .join('');
    return (
      shape('M-18 -58L-104 -10l-4 10h26L8 -40z', 'paper', 1.8) +
      printed('M-70 -64c-16 -4 -18 -28 -4 -36L94 -122l5 30L-58 -56z', 'subject', 2) +
      shape('M92 -128l10 -2l8 40l-10 2z', 'paper', 1.7) +
      disc(-84, -80, 8, 'sun') +
      drawn('M-44 -102l6 44M28 -112l5 34', 1.6, 'paper') +
      (small ? '' : drawn('M-30 -66l58 -11M-20 -60l50 -10', 1, 'paper')) +
      disc(0, -38, 38, 'paper', 2) +
      disc(0, -38, 30, 'paper', 1.4) +
      drawn(spokes, 2.4) +
      disc(0, -38, 8, 'sun', 1.5) +
      disc(70, -12, 12, 'shadow', 1) +
      disc(94, -12, 12, 'shadow', 1) +
      disc(82, -32, 12, 'shadow', 1)
    );
  },
};

const bunker: Motif = {
  stand: 'ground',
  draw(chance, small) {
    const front: Point[] = [
      [-98, -4],
      [-94, -48],
      [-60, -70],
      [60, -70],
      [94, -48],
      [98, -4],
    ];
    return (
      shape('M-112 0C-104 -70 -60 -104 0 -104S104 -70 112 0z', 'subject', 1.8) +
      drawn(
        'M-70 -74l4 -10M-50 -86l4 -11M-26 -94l3 -10M-2 -98l2 -10M24 -95l1 -10M48 -88l0 -11M70 -76l-1 -10M-92 -48l2 -9M92 -50l-2 -9',
        1.5,
        'paper',
      ) +
      shape('M-98 0L-94 -48L-60 -70H60L94 -48L98 0z', 'paper', 2) +
      (small ? '' : drawn(hatch(front, chance, { angle: 90, gap: 11, keep: 0.3, breaks: 0 }), 0.8)) +
      shape('M-54 -52h62l-6 18h-50z', 'shadow', 1.5) +
      drawn('M-66 -58h86M-60 -28h74', 1.2) +
      shape('M36 0v-48h36v48z', 'sun', 1.6) +
      drawn('M54 0v-48M42 -24h6M60 -24h6', 1.4)
    );
  },
};

/** A sentry box. */
const sentry: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      shape('M-36 0v-108h72v108z', 'paper', 1.9) +
      flat(
        'M-36 -96l18 -12h18l-36 24zM-36 -62l10 -7v18l-10 7zM-36 -28l10 -7v18l-10 7zM36 -96l-18 -12h-18l36 24zM36 -62l-10 -7v18l10 7zM36 -28l-10 -7v18l10 7z',
        'subject',
      ) +
      drawn('M-36 0v-108h72v108', 1.9) +
      shape('M-24 0v-72a24 22 0 0 1 48 0v72z', 'shadow', 1.8) +
      printed('M-46 -108L0 -138L46 -108z', 'subject', 1.9) +
      disc(0, -142, 6, 'sun', 1.4) +
      shape('M-46 0h92v7h-92z', 'paper', 1.6) +
      drawn('M14 -4v-84', 2.6, 'lit') +
      (small ? '' : drawn('M-30 -113h56M-20 -120h38M-10 -127h20', 0.9, 'paper'))
    );
  },
};

export const pastMotifs = { pot, dolmen, lantern, cannon, bunker, sentry } satisfies Record<string, Motif>;
