import type { Language, Texts } from '#server/time/language.ts';

/** Another time, on the page behind a booking's link. */
const da = {
  cancelled: {
    state: 'Aflyst af os, vælg en ny tid',
    heading: (day: string) => `Jeres besøg ${day} er aflyst`,
    because: {
      WEATHER: 'Vi har aflyst på grund af vejret.',
      ILLNESS: 'Vi har aflyst på grund af sygdom.',
      TOO_FEW: 'Vi har aflyst, fordi der var for få tilmeldte.',
      OTHER: 'Vi har måttet aflyse.',
    },
    choose: 'Vælg en ny tid, så flytter vi jer. I beholder bookingnummer, antal og pris.',
    none: 'Der er ingen andre ledige tider til så mange lige nu.',
  },
  changed: {
    state: 'Tiden er flyttet',
    heading: 'Jeres besøg har fået en ny tid',
    otherHeading: 'Jeres besøg er ændret',
    was: (before: string) => `Før: ${before}`,
    is: (now: string) => `Nu: ${now}`,
    keep: 'Den nye tid passer os',
    keepOther: 'Det passer os',
    or: 'Passer den ikke, så vælg en anden:',
    none: 'Der er ingen andre ledige tider til så mange lige nu.',
  },
  move: {
    heading: 'Flyt til en anden tid',
    open: 'Vis de nærmeste ledige tider',
    lede: 'I beholder bookingnummer, antal og pris. Alle inviterede får besked.',
    ledeOfRequest: 'I beholder bookingnummer, antal og pris. De, der skal sige ja, bliver spurgt om den nye tid.',
  },
  message: (department: string) => `Besked fra ${department}:`,
  contact: (phone: string, email: string, noTimes: boolean) => [
    noTimes ? 'Vi finder gerne en anden tid sammen med jer: Ring på ' : 'Passer ingen af tiderne, så ring på ',
    phone,
    ' eller skriv til ',
    email,
    '.',
  ],
  cancel: 'Kan I slet ikke komme, så meld afbud nederst på siden.',
  couldNot: 'Det kunne vi ikke gøre',
  tookIt: 'Vælg en af de tider, der står her nu.',
  moved: 'Bookingen er flyttet. Alle inviterede får en ny kalenderinvitation.',
  kept: 'Tak, så ved vi, at tiden passer jer.',
};

const en = {
  cancelled: {
    state: 'Cancelled by us, choose a new time',
    heading: (day) => `Your visit on ${day} is cancelled`,
    because: {
      WEATHER: 'We have cancelled because of the weather.',
      ILLNESS: 'We have cancelled because of illness.',
      TOO_FEW: 'We have cancelled because too few had booked.',
      OTHER: 'We have had to cancel.',
    },
    choose: 'Choose a new time, and we move you there. Booking number, numbers and price stay the same.',
    none: 'There are no other free times for so many at the moment.',
  },
  changed: {
    state: 'The time has been moved',
    heading: 'Your visit has got a new time',
    otherHeading: 'Your visit has changed',
    was: (before) => `Was: ${before}`,
    is: (now) => `Now: ${now}`,
    keep: 'The new time suits us',
    keepOther: 'That suits us',
    or: 'If it does not suit you, choose another:',
    none: 'There are no other free times for so many at the moment.',
  },
  move: {
    heading: 'Move to another time',
    open: 'Show the nearest free times',
    lede: 'Booking number, numbers and price stay the same. Everybody invited is told.',
    ledeOfRequest:
      'Booking number, numbers and price stay the same. Those who have to say yes are asked about the new time.',
  },
  message: (department) => `Message from ${department}:`,
  contact: (phone, email, noTimes) => [
    noTimes ? 'We are glad to find another time with you: call ' : 'If none of the times suits you, call ',
    phone,
    ' or write to ',
    email,
    '.',
  ],
  cancel: 'If you cannot come at all, cancel at the foot of this page.',
  couldNot: 'We could not do that',
  tookIt: 'Choose one of the times that stand here now.',
  moved: 'The booking has been moved. Everybody invited gets a new calendar invitation.',
  kept: 'Thank you, now we know that the time suits you.',
} satisfies Texts<typeof da>;

export const rescheduleTexts: Record<Language, Texts<typeof da>> = { da, en };
