import { formatDate, formatMoney, formatTime } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { ratioLevelNames, visitorsOf } from './labels.ts';
import type { OfferFacts } from './offer.facts.ts';

type Who = 'pupils' | 'children';

const daWho = { pupils: 'elever', children: 'børn' };

const da = {
  price: 'Undervisning',
  size: (min: number, max: number, who: Who) =>
    min > 1 ? `I kan være ${min}-${max} ${daWho[who]}.` : `I kan være op til ${max} ${daWho[who]}.`,
  groups: (max: number) => `Op til ${max} klasser eller grupper kan komme samtidig.`,
  adults: (pupils: number, who: Who, others: string) =>
    `I skal have mindst 1 voksen med pr. ${pupils} ${daWho[who]} i gruppen${others}. Vores underviser tæller ikke med.`,
  ratio: (level: string, pupils: number) => `${level}: 1 pr. ${pupils}`,
  leadTime: (days: number) =>
    days === 0
      ? 'I kan booke, lige til besøget begynder.'
      : `I skal booke senest ${days} ${days === 1 ? 'hverdag' : 'hverdage'} før besøget.`,
  opens: (date: string, time: string) => `Booking åbner ${date} kl. ${time}.`,
  cancellation: (days: number) =>
    days === 0
      ? 'I kan melde afbud med linket i mailen, lige til besøget begynder.'
      : `I kan melde afbud med linket i mailen senest ${days} ${days === 1 ? 'hverdag' : 'hverdage'} før besøget. Derefter skal I ringe eller skrive til afdelingen.`,
  free: 'Det er gratis.',
  costs: (amount: string) => `Prisen er ${amount} for én klasse eller gruppe.`,
  byRequest: (days: number) =>
    `Afdelingen svarer på jeres ønske inden for ${days === 1 ? '1 hverdag' : `${days} hverdage`}. Imens er pladserne holdt til jer.`,
  headApproval: (days: number) =>
    `Skolens leder skal sige ja på mail inden for ${days === 1 ? '1 hverdag' : `${days} hverdage`}, før besøget er bekræftet.`,
  otherLevel: 'Er klassen på et andet trin, kan I spørge afdelingen, om I må komme.',
  quota: 'Jeres kommune har et bestemt antal besøg om året.',
};

const en = {
  price: 'Teaching',
  size: (min: number, max: number, who: Who) =>
    min > 1 ? `You can be ${min}-${max} ${who}.` : `You can be up to ${max} ${who}.`,
  groups: (max: number) => `Up to ${max} classes or groups can come at the same time.`,
  adults: (pupils: number, who: Who, others: string) =>
    `Bring at least 1 adult for every ${pupils} ${who} in the group${others}. Our educator does not count.`,
  ratio: (level: string, pupils: number) => `${level}: 1 for every ${pupils}`,
  leadTime: (days: number) =>
    days === 0
      ? 'You can book until the visit begins.'
      : `You can book up to ${days} working ${days === 1 ? 'day' : 'days'} before the visit.`,
  opens: (date: string, time: string) => `Booking opens on ${date} at ${time}.`,
  cancellation: (days: number) =>
    days === 0
      ? 'You can cancel with the link in the mail until the visit begins.'
      : `You can cancel with the link in the mail up to ${days} working ${days === 1 ? 'day' : 'days'} before the visit. After that, call or write to the department.`,
  free: 'It is free.',
  costs: (amount: string) => `The price is ${amount} for one class or group.`,
  byRequest: (days) =>
    `The department answers your request within ${days === 1 ? '1 working day' : `${days} working days`}. The places are held for you meanwhile.`,
  headApproval: (days) =>
    `Your head has to say yes by mail within ${days === 1 ? '1 working day' : `${days} working days`} before the visit is confirmed.`,
  otherLevel: 'If the class is of another level, you can ask the department if you may come.',
  quota: 'Your municipality has a fixed number of visits a year.',
} satisfies Texts<typeof da>;

const texts = { da, en };

/** What the parts of a price are called. */
export function priceLabel(language: Language): string {
  return texts[language].price;
}

/** The rules of an offer in plain words: how many, with how many adults, until when, at what price. */
export function rulesInWords(offer: OfferFacts, language: Language): { code: string; text: string }[] {
  const words = texts[language];
  const who = visitorsOf(offer.targetGroups);
  const opensAt = offer.bookingOpensAt === null ? null : new Date(offer.bookingOpensAt);
  const rules: [code: string, text: string | null | false][] = [
    ['SIZE', words.size(offer.minPupils, offer.maxPupils, who)],
    ['GROUPS', offer.maxGroups > 1 && words.groups(offer.maxGroups)],
    ['ADULTS', words.adults(offer.pupilsPerAdult, who, otherRatios(offer, language))],
    [
      'BOOKING_OPENS',
      opensAt && words.opens(formatDate(localDateOf(opensAt), language), formatTime(opensAt, language)),
    ],
    ['LEAD_TIME', words.leadTime(offer.leadTimeWorkingDays)],
    ['CANCELLATION', words.cancellation(offer.cancellationWorkingDays)],
    ['PRICE', priceInWords(offer, language)],
    ['CONFIRMATION', offer.confirmation === 'BY_REQUEST' && words.byRequest(offer.requestWorkingDays)],
    ['HEAD_APPROVAL', offer.headApproval && words.headApproval(offer.headWorkingDays)],
    ['OTHER_LEVEL', offer.levelByRequest && words.otherLevel],
    ['QUOTA', offer.quotaLimited && words.quota],
  ];
  return rules.flatMap(([code, text]) => (text ? [{ code, text }] : []));
}

/** " (0.-3. klasse: 1 pr. 8)"; empty = one ratio for all. */
function otherRatios({ adultRatios }: OfferFacts, language: Language): string {
  const { ratio } = texts[language];
  const named = adultRatios.map(({ level, pupilsPerAdult }) => ratio(ratioLevelNames[level][language], pupilsPerAdult));
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function priceInWords(offer: OfferFacts, language: Language): string {
  const words = texts[language];
  const price = offer.priceOre === 0 ? words.free : words.costs(formatMoney(offer.priceOre, language));
  const note = offer.priceNote[language];
  return note === null ? price : `${price} ${note}`;
}
