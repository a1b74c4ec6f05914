import { disc, drawn, flat, printed, shape } from './ink.ts';
import type { Motif } from './motif.ts';
import { Pen } from './pen.ts';

/** A herring on a stone slab. */
const fish: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const scales = new Pen();
    for (let row = 0; row < 4; row++) {
      for (let x = -34 + (row % 2) * 7; x < 46; x += 14)
        scales.move(x, -76 + row * 12).curve(x + 8, -70 + row * 12, x, -64 + row * 12);
    }
    return (
      shape('M-104 -6q4 -22 30 -22h150q26 0 28 22q-4 8 -20 8h-168q-16 0 -20 -8z', 'paper', 1.8) +
      (small ? '' : drawn('M-80 -14h30M-30 -8h44M34 -14h40', 1)) +
      shape('M60 -56L108 -88Q98 -56 108 -22z', 'sun', 1.8) +
      shape('M-8 -86q20 -22 44 -12l-10 18zM2 -30q14 14 32 10l-6 -14z', 'sun', 1.6) +
      printed(
        'M-106 -54C-84 -88 -30 -98 20 -84C44 -76 58 -64 66 -56C54 -44 40 -34 16 -28C-34 -16 -84 -22 -106 -54z',
        'subject',
        2,
      ) +
      flat('M-100 -50C-80 -26 -34 -18 16 -28C40 -34 54 -44 66 -56C30 -48 -40 -42 -100 -50z', 'paper') +
      drawn('M-106 -54C-84 -88 -30 -98 20 -84C44 -76 58 -64 66 -56C54 -44 40 -34 16 -28C-34 -16 -84 -22 -106 -54z', 2) +
      (small ? '' : drawn(scales.data, 1.1, 'paper')) +
      drawn('M-58 -84q16 28 2 60', 1.8, 'paper') +
      disc(-80, -60, 6, 'sun', 1.3) +
      drawn('M-100 -46q10 2 16 -2', 1.6)
    );
  },
};

/** A post mill. */
const mill: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const sail = (turn: number) =>
      `<g transform="translate(0 -104) rotate(${turn})">${shape('M4 -10H22V-74H4z', 'paper', 1.4)}${drawn(
        small ? 'M0 0V-76M4 -32h18M4 -54h18' : 'M0 0V-76M4 -22h18M4 -35h18M4 -48h18M4 -61h18',
        1.6,
      )}</g>`;
    return (
      drawn('M-40 0L0 -34L40 0M0 -4V-50', 5) +
      printed('M-38 -36H38L30 -106H-30z', 'subject', 1.9) +
      shape('M-36 -104L0 -138L36 -104z', 'paper', 1.9) +
      (small ? '' : drawn('M-26 -98v56M-13 -98v56M13 -98v56M26 -98v56', 1, 'paper')) +
      shape('M-8 -36v-26h16v26z', 'sun', 1.5) +
      [20, 110, 200, 290].map(sail).join('') +
      disc(0, -104, 7, 'sun', 1.6)
    );
  },
};

/** A plaster head on its foot. */
const bust: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const head =
      'M-20 -40C-22 -56 -30 -60 -36 -76C-48 -112 -30 -148 8 -148C40 -148 54 -126 50 -104L58 -84L48 -80L48 -70C48 -58 34 -58 24 -58L22 -40z';
    return (
      shape('M-34 0l6 -16h56l6 16z', 'subject', 1.8) +
      shape('M-66 -16C-62 -38 -42 -42 -20 -44L22 -44C46 -40 62 -36 64 -16z', 'paper', 1.9) +
      shape(head, 'paper', 2) +
      printed(
        'M-36 -76C-52 -112 -30 -150 8 -150C38 -150 52 -132 51 -116C38 -112 30 -122 18 -120C8 -116 10 -104 0 -98C-6 -92 -10 -86 -14 -74C-20 -66 -30 -66 -36 -76z',
        'subject',
        1.8,
      ) +
      drawn('M-28 -92q4 -8 12 -8M-32 -110q6 -10 16 -10M-20 -130q8 -8 20 -6M4 -140q12 -2 22 6', 1.4, 'paper') +
      drawn('M30 -104q8 -6 14 -2M32 -98q6 -4 10 0M36 -72h12', 1.8) +
      drawn('M-4 -90q-8 2 -6 10t10 4', 1.6) +
      (small ? '' : drawn('M-14 -54l18 6M-12 -60l14 5M6 -60l-2 8M-50 -24h28M-44 -30h20M16 -24h32', 1))
    );
  },
};

/** A ball of yarn with needles. */
const yarn: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return (
      drawn('M-72 -132L20 -28M78 -136L-16 -28', 6) +
      drawn('M-72 -132L20 -28M78 -136L-16 -28', 3, 'paper') +
      disc(-74, -134, 7, 'sun', 1.5) +
      disc(80, -138, 7, 'sun', 1.5) +
      printed('M-60 -56a60 56 0 1 1 120 0a60 56 0 1 1 -120 0z', 'subject', 2) +
      drawn('M-56 -70Q-10 -110 44 -92M-60 -54Q-10 -98 56 -74M-56 -36Q0 -84 60 -54', small ? 2.2 : 1.6, 'paper') +
      drawn('M-44 -18Q-34 -62 -8 -110M-28 -8Q-22 -60 16 -110M-8 -1Q-4 -52 38 -100', 1.4, 'paper') +
      (small ? '' : drawn('M10 -2Q30 -20 58 -40M26 -6Q40 -18 54 -26', 1.4, 'paper')) +
      drawn('M34 -6q26 8 44 2t30 4', 3)
    );
  },
};

/** A letter with its seal. */
const letter: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    return `<g transform="rotate(-7 0 -50)">${
      shape('M-70 -70V-132H70V-70z', 'paper', 1.7) +
      drawn('M-54 -118h86M-54 -108h104M-54 -98h92M-54 -88h70', small ? 1.8 : 1.3) +
      printed('M-92 -88H92V-4H-92z', 'paper', 2) +
      flat('M-92 -88L0 -34L92 -88z', 'subject') +
      drawn('M-92 -88L0 -34L92 -88zM-92 -4L-28 -50M92 -4L28 -50', 1.8) +
      disc(0, -38, 15, 'sun', 1.7) +
      drawn('M0 -45v14M-6 -42l12 8M6 -42l-12 8', 1.4) +
      (small ? '' : drawn('M-84 -80L-10 -37M84 -80L10 -37', 1, 'paper'))
    }</g>`;
  },
};

/** A flask over a flame of bubbles. */
const flask: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const glass = 'M-16 -146H16V-100L62 -22Q70 0 48 0H-48Q-70 0 -62 -22L-16 -100z';
    return (
      flat(glass, 'paper') +
      flat('M-42 -56q20 10 42 0t42 0L62 -22Q70 0 48 0H-48Q-70 0 -62 -22z', 'subject') +
      drawn('M-42 -56q20 10 42 0t42 0', 1.6) +
      disc(-20, -26, 8, 'sun', 1.3) +
      disc(18, -34, 11, 'sun', 1.3) +
      disc(4, -14, 5, 'paper', 1.2) +
      disc(0, -78, 5, 'sun', 1.2) +
      disc(6, -116, 4, 'sun', 1.2) +
      drawn(glass, 2.1) +
      shape('M-22 -152h44v9h-44z', 'paper', 1.8) +
      drawn(small ? 'M16 -72h14M26 -52h14' : 'M12 -80h10M18 -70h14M24 -60h10M-8 -136v30', 1.4)
    );
  },
};

/** A gabled town house. */
const house: Motif = {
  stand: 'ground',
  draw(_chance, small) {
    const timber = 'M-52 -40H52M-52 -74H52M-52 0V-84M-18 -84V0M18 -84V-40M52 0V-84M-52 -40L-18 -74M52 -74L18 -40';
    return (
      shape('M26 -132v-18h14v28z', 'paper', 1.6) +
      shape('M-52 0V-84H52V0z', 'paper', 2) +
      printed('M-66 -80L-40 -138H40L66 -80z', 'subject', 2) +
      (small ? '' : drawn('M-50 -92H48M-46 -104H46M-40 -116H40M-36 -128H36', 1, 'paper')) +
      drawn(timber, 3.2) +
      drawn(timber, 1.4, 'subject') +
      shape('M-8 -70H8v24H-8zM28 -70h14v24H28z', 'sun', 1.5) +
      shape('M-44 -32h16v22h-16z', 'sun', 1.5) +
      shape('M22 0v-32h22V0z', 'subject', 1.7) +
      drawn('M0 -70v24M35 -70v24M-36 -32v22', 1.2) +
      disc(39, -15, 2, 'sun', 0.8) +
      shape('M-60 0h122v6H-60z', 'paper', 1.5)
    );
  },
};

export const thingMotifs = { fish, mill, bust, yarn, letter, flask, house } satisfies Record<string, Motif>;
