/** Places that are held while the booking form is filled in. */
const da = {
  /** Before anything is held, and without JavaScript. */
  offer: 'Vi kan holde pladserne for jer i 10 minutter, mens I skriver.',
  take: 'Hold pladserne',
  held: (pupils: number) => `Vi holder ${pupils === 1 ? '1 plads' : `${pupils} pladser`} til jer`,
  for: 'i',
  until: (time: string) => `til kl. ${time}`,
  extend: 'Forlæng',
  extendBy: 'med 10 minutter',
  lapsed: 'Pladserne holdes ikke længere. I kan stadig booke, så længe der er plads.',
  again: 'Hold pladserne igen',
  /** Spoken, not shown. */
  said: {
    taken: (minutes: number) => `Pladserne holdes i ${minutes === 1 ? '1 minut' : `${minutes} minutter`}.`,
    soon: 'Der er 2 minutter til, at pladserne bliver givet fri.',
  },
  lost: 'Vi fik ikke svar. Se efter, om I har forbindelse, og tryk igen. I booker kun én gang, og alt, hvad I har skrevet, står her.',
};

const en: typeof da = {
  offer: 'We can hold the places for you for 10 minutes while you write.',
  take: 'Hold the places',
  held: (pupils) => `We hold ${pupils === 1 ? '1 place' : `${pupils} places`} for you`,
  for: 'for',
  until: (time) => `until ${time}`,
  extend: 'Extend',
  extendBy: 'by 10 minutes',
  lapsed: 'The places are not held any longer. You can still book as long as there is room.',
  again: 'Hold the places again',
  said: {
    taken: (minutes) => `The places are held for ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
    soon: 'The places are given free in 2 minutes.',
  },
  lost: 'There was no answer. Check your connection and press again. You book only once, and everything you have written is still here.',
};

export const holdTexts = { da, en };
