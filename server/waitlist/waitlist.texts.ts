import { formatDay } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { AcceptRefusal } from './acceptance.rules.ts';
import type { SkipReason } from './promotion.rules.ts';
import type { Wishes } from './waitlist.rules.ts';

const weekdays: Record<Language, readonly string[]> = {
  da: ['mandage', 'tirsdage', 'onsdage', 'torsdage', 'fredage', 'lørdage', 'søndage'],
  en: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
};

/**
 * The wished days in words, after "I kan også komme": "tirsdage og torsdage fra mandag den 20. april til fredag den 29. maj".
 * Null = no other day than the session's own.
 */
export function wishWords(wishes: Wishes | null, own: string, language: Language): string | null {
  if (wishes === null) return null;
  const { from, to } = wishes;
  const da = language === 'da';
  if (from === to) {
    if (from === own) return da ? 'på andre tidspunkter samme dag' : 'at other times on the same day';
    return `${da ? '' : 'on '}${formatDay(from, language)}`;
  }
  const days = [...wishes.weekdays].sort().map((day) => weekdays[language][day - 1] ?? '');
  const listed = new Intl.ListFormat(da ? 'da' : 'en', { type: 'conjunction' }).format(days);
  const span = da
    ? `fra ${formatDay(from, 'da')} til ${formatDay(to, 'da')}`
    : `from ${formatDay(from, 'en')} to ${formatDay(to, 'en')}`;
  if (listed === '') return da ? `alle dage ${span}` : `any day ${span}`;
  return da ? `${listed} ${span}` : `on ${listed} ${span}`;
}

/** Refusals of joining and answering. */
export const waitlistSentences = {
  SESSION_HAS_ROOM: {
    da: 'Der er plads til jer på den tid. Book den i stedet for at vente.',
    en: 'There is room for you at that time. Book it instead of waiting.',
  },
  NOT_OFFERED: {
    da: 'Der er ikke noget tilbud at svare på.',
    en: 'There is no offer to answer.',
  },
  OFFER_LAPSED: {
    da: 'Fristen for at svare er udløbet, og pladserne er gået videre.',
    en: 'The deadline for answering has passed, and the places have gone to the next.',
  },
  SESSION_CANCELLED: { da: 'Tiden er aflyst.', en: 'This time has been cancelled.' },
  ALREADY_STARTED: { da: 'Besøget er begyndt eller overstået.', en: 'The visit has begun or is over.' },
} satisfies Record<AcceptRefusal['code'] | 'SESSION_HAS_ROOM', Record<Language, string>>;

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Why somebody was passed over, for the staff. */
export function skipSentence(reason: SkipReason | { code: string }, language: Language): string {
  const da = language === 'da';
  const known = reason as SkipReason | { code: 'MISSED' | 'DECLINED' };
  switch (known.code) {
    case 'TOO_LITTLE_TIME':
      return da ? 'Der var for lidt tid til at svare.' : 'There was too little time to answer.';
    case 'NOT_BOOKABLE':
      return da ? 'Tiden kunne ikke bookes.' : 'The time could not be booked.';
    case 'NOT_ALL_CLASSES':
      return da
        ? `Der var plads til ${known.fitting} af de ${known.classes} klasser.`
        : `There was room for ${known.fitting} of the ${known.classes} classes.`;
    case 'TOO_LITTLE_ROOM':
      return roomSentence(known, da);
    case 'MISSED':
      return da ? 'Svarede ikke på tilbuddet.' : 'Did not answer the offer.';
    case 'DECLINED':
      return da ? 'Sagde nej til tilbuddet.' : 'Said no to the offer.';
    default:
      return da ? 'Sprunget over.' : 'Passed over.';
  }
}

/** Names the kind of place that was lacking. */
function roomSentence({ asked, left }: Extract<SkipReason, { code: 'TOO_LITTLE_ROOM' }>, da: boolean): string {
  if (left.groups <= 0 || left.pupils <= 0) {
    return da ? 'Pladserne gik til andre foran i køen.' : 'The places went to others before them.';
  }
  if (asked.pupils > left.pupils) {
    return da
      ? `Gruppen er på ${count(asked.pupils, 'elev', 'elever')}; der var plads til ${left.pupils}.`
      : `The group has ${count(asked.pupils, 'pupil', 'pupils')}; there was room for ${left.pupils}.`;
  }
  if (asked.groups > left.groups) {
    return da
      ? `De er ${count(asked.groups, 'klasse', 'klasser')}; der var plads til ${left.groups}.`
      : `They are ${count(asked.groups, 'class', 'classes')}; there was room for ${left.groups}.`;
  }
  return da
    ? `De har ${count(asked.adults, 'voksen', 'voksne')} med; der var plads til ${left.adults}.`
    : `They bring ${count(asked.adults, 'adult', 'adults')}; there was room for ${left.adults}.`;
}
