import { disc, drawn, flat, printed, shape } from './ink.ts';
import type { Motif } from './motif.ts';

const suitcase: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      drawn('M-24 -104v-14q0 -8 8 -8h32q8 0 8 8v14', 4) +
      printed('M-82 -92q0 -12 12 -12H70q12 0 12 12V-12Q82 0 70 0H-70Q-82 0 -82 -12z', 'subject', 2) +
      flat('M-54 -103h18v102h-18zM36 -103h18v102H36z', 'paper') +
      drawn('M-54 -104v104M-36 -104v104M36 -104v104M54 -104v104M-82 -52H82', 1.4) +
      shape('M-52 -62h14v20h-14zM38 -62h14v20H38z', 'sun', 1.4) +
      shape('M-24 -84l44 -8l5 26l-44 8z', 'paper', 1.3) +
      drawn('M-18 -78l32 -6M-16 -70l24 -4', 1) +
      disc(8, -26, 13, 'sun', 1.3) +
      (small ? '' : drawn('M-76 -16h14M-76 -24h14M-76 -32h14M62 -16h14M62 -24h14M62 -32h14', 1, 'paper'))
    );
  },
};

/** A folded map with a coast, a route and its goal. */
const map: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      shape('M-98 -108l50 -18l48 18l48 -18l50 18V-4l-50 -16L0 0l-48 -18L-98 -2z', 'paper', 2) +
      flat('M-98 -58q26 -4 38 12t30 18q20 2 20 30l-38 -20l-50 16z', 'subject') +
      flat('M64 -119l34 11v52q-16 6 -24 -10t-14 -22t4 -31z', 'wash') +
      drawn('M-98 -58q26 -4 38 12t30 18q20 2 20 26M64 -119q-10 18 -4 31t14 22t24 10', 1.3) +
      drawn('M-48 -126v108M0 -108V0M48 -126v106', 1.2) +
      '<path class="i" stroke-width="2.6" stroke-dasharray="1 7" d="M-70 -92q22 -12 46 4t44 30t36 26"/>' +
      disc(-70, -92, 5, 'subject', 1.3) +
      drawn('M50 -38l14 14M64 -38l-14 14', 3.4) +
      disc(24, -88, 9, 'sun', 1.3) +
      (small ? '' : drawn('M-92 -40h16M-92 -32h26M-88 -24h20M-90 -16h12', 0.9, 'paper'))
    );
  },
};

const telescope: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      drawn('M0 -74L-46 0M0 -74L46 0M0 -74V-2', 4.4) +
      drawn('M-26 -32h52', 1.8) +
      `<g transform="translate(0 -84) rotate(-24)">${
        printed('M-20 -17H84V17H-20z', 'subject', 1.9) +
        shape('M-58 -12h38v24h-38z', 'paper', 1.7) +
        shape('M-84 -8h26v16h-26zM-92 -11h8v22h-8z', 'paper', 1.6) +
        shape('M84 -22h12v44h-12z', 'sun', 1.7) +
        drawn('M-8 -17v34M70 -17v34', 1.4, 'paper') +
        (small ? '' : drawn('M-2 10h66M-2 4h48M-54 6h30', 1, 'paper'))
      }</g>` +
      disc(0, -78, 9, 'sun', 1.6)
    );
  },
};

/** A track of boots that leads away. */
const footprints: Motif = {
  stand: 'ground',
  draw() {
    const sole =
      'M-14 -6C-18 -30 -14 -48 0 -48S18 -30 12 -6C6 -2 -8 -2 -14 -6zM-12 2H10C12 14 8 20 -1 20S-14 14 -12 2z';
    const prints: [number, number, number, number][] = [
      [-60, -12, 1.1, 12],
      [4, -22, 0.95, 14],
      [-24, -54, 0.76, 10],
      [28, -62, 0.66, 12],
      [12, -84, 0.52, 8],
      [46, -92, 0.44, 10],
    ];
    return prints
      .map(([x, y, scale, turn], index) => {
        const side = index % 2 === 0 ? 1 : -1;
        const marks = drawn('M-11 -14h22M-13 -22h24M-13 -30h24M-10 -38h19', 1.6, 'paper');
        return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${side * scale} ${scale * 0.86})">${shape(sole, 'subject', 2)}${marks}</g>`;
      })
      .join('');
  },
};

const drum: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      printed('M-66 -84V-22C-66 -8 -36 0 0 0S66 -8 66 -22V-84z', 'subject', 2) +
      drawn('M-66 -76L-50 -8L-30 -64L-14 0L0 -62L14 0L30 -64L50 -8L66 -76', small ? 2.6 : 2, 'paper') +
      shape('M-69 -30C-69 -14 -36 -6 0 -6S69 -14 69 -30v10C69 -4 36 4 0 4S-69 -4 -69 -20z', 'paper', 1.7) +
      shape('M-69 -86C-69 -70 -36 -62 0 -62S69 -70 69 -86v10C69 -60 36 -52 0 -52S-69 -60 -69 -76z', 'paper', 1.7) +
      '<ellipse class="p i" stroke-width="2" cx="0" cy="-88" rx="69" ry="23"/><ellipse class="b" cx="2" cy="-87" rx="54" ry="16"/>' +
      drawn('M-26 -92L-84 -144M20 -84L86 -138', 5) +
      drawn('M-26 -92L-84 -144M20 -84L86 -138', 2, 'paper') +
      disc(-24, -91, 8, 'sun', 1.6) +
      disc(18, -83, 8, 'sun', 1.6)
    );
  },
};

/** Brushes in a jar. */
const brush: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const one = (turn: number, length: number, tip: string) =>
      `<g transform="translate(0 -40) rotate(${turn})">${shape(`M-4 0l1 ${-length}h6l1 ${length}z`, 'paper', 1.5)}${shape(`M-6 ${-length}h12v-12h-12z`, 'sun', 1.4)}${tip.replaceAll('@', String(-length - 12))}</g>`;
    return (
      one(-26, 62, shape('M-8 @c-4 -18 2 -26 8 -38c6 12 12 20 8 38z', 'subject', 1.6)) +
      one(24, 58, shape('M-9 @l-3 -26q12 -8 24 0l-3 26z', 'subject', 1.6)) +
      one(-2, 76, shape('M-7 @q-6 -18 7 -40q13 22 7 40z', 'shadow', 1.6)) +
      printed('M-44 -74H44L38 -6Q37 0 30 0H-30Q-37 0 -38 -6z', 'paper', 2) +
      flat('M-42 -50q14 10 28 0t28 0t27 0L38 -6Q37 0 30 0H-30Q-37 0 -38 -6z', 'subject') +
      drawn('M-42 -50q14 10 28 0t28 0t27 0M-44 -74H44L38 -6Q37 0 30 0H-30Q-37 0 -38 -6z', 1.8) +
      (small ? '' : drawn('M-28 -34l3 26M-14 -32l1 26M26 -34l-3 26', 1.1, 'paper'))
    );
  },
};

const mask: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      drawn('M0 -14V4', 7) +
      shape(
        'M0 -146C46 -146 66 -118 62 -84C58 -42 34 -12 0 -12S-58 -42 -62 -84C-66 -118 -46 -146 0 -146z',
        'paper',
        2,
      ) +
      flat('M2 -144C46 -144 66 -116 62 -84C58 -42 34 -12 2 -12z', 'subject') +
      shape('M-46 -92q18 -18 36 0q-18 12 -36 0z', 'shadow', 1.5) +
      shape('M10 -92q18 -18 36 0q-18 12 -36 0z', 'shadow', 1.5) +
      drawn('M-50 -112q20 -16 40 -2', 3.4) +
      drawn('M50 -112q-20 -16 -40 -2', 3.4, 'paper') +
      shape('M0 -96l10 36q-10 8 -20 0z', 'sun', 1.5) +
      shape('M-26 -44q26 14 52 0q-8 20 -26 20t-26 -20z', 'shadow', 1.6) +
      drawn('M0 -146C46 -146 66 -118 62 -84C58 -42 34 -12 0 -12S-58 -42 -62 -84C-66 -118 -46 -146 0 -146z', 2) +
      disc(-30, -66, 7, 'sun', 1.2) +
      disc(30, -66, 7, 'sun', 1.2) +
      (small ? '' : drawn('M-40 -128l-6 8M-28 -134l-4 10M-14 -138l-2 11', 1.4))
    );
  },
};

const kite: Motif = {
  stand: 'air',
  draw(_chance, small) {
    return (
      drawn('M-14 72C-40 92 -10 108 -30 128S-16 158 -40 176', 1.6) +
      shape('M-28 92l-14 -8v14l28 -12v14zM-22 128l-14 -8v14l28 -12v14z', 'sun', 1.3) +
      shape('M12 -86L70 -16L-14 72L-54 -22z', 'paper', 2) +
      flat('M12 -86L70 -16L8 -18zM8 -18L-14 72L-54 -22z', 'subject') +
      drawn('M12 -86L-14 72M-54 -22L70 -16M12 -86L70 -16L-14 72L-54 -22z', 2) +
      disc(8, -19, 9, 'sun', 1.5) +
      (small ? '' : drawn('M26 -56l-4 30M40 -40l-2 18M-40 -12l24 4M-32 8l20 4M-24 28l14 4', 1.1, 'paper'))
    );
  },
};

/** Building blocks of a picture: square, triangle, circle, arch. */
const shapes: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      printed('M-84 0v-66h66V0z', 'subject', 1.9) +
      (small ? '' : drawn('M-76 -12h50M-76 -22h50M-76 -32h50M-76 -42h50M-76 -52h50', 1.2, 'paper')) +
      shape('M-14 0a46 46 0 0 1 92 0z', 'paper', 1.9) +
      shape('M8 0a24 24 0 0 1 48 0z', 'subject', 1.6) +
      shape('M-92 -66L-51 -138L-10 -66z', 'paper', 1.9) +
      drawn('M-51 -128l-30 56M-51 -112l-20 40M-51 -96l-12 24', 1.1) +
      disc(34, -78, 32, 'sun', 1.9) +
      shape('M78 0V-104h14V0z', 'wash', 1.7)
    );
  },
};

/** Sound: rings that spread from one stroke. */
const rings: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const count = small ? 5 : 7;
    const radii = Array.from({ length: count }, (_, at) => Math.round((118 * (count - at)) / count));
    const arches = radii.map((radius, index) =>
      shape(`M${-radius} 0a${radius} ${radius} 0 0 1 ${2 * radius} 0z`, index % 2 ? 'paper' : 'subject', 1.6),
    );
    return arches.join('') + disc(0, -3, 9, 'sun', 1.5);
  },
};

export const makerMotifs = {
  suitcase,
  map,
  telescope,
  footprints,
  drum,
  brush,
  mask,
  kite,
  shapes,
  rings,
} satisfies Record<string, Motif>;
