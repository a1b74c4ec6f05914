import { formatDate, formatNumber, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Refusal } from './booking.rules.ts';

type Sentences = { [Code in Refusal['code']]: Record<Language, (refusal: Extract<Refusal, { code: Code }>) => string> };

const pupilsDa = (count: number) => `${formatNumber(count, 'da')} ${count === 1 ? 'elev' : 'elever'}`;
const pupilsEn = (count: number) => `${formatNumber(count, 'en')} ${count === 1 ? 'pupil' : 'pupils'}`;
const adultsDa = (count: number) => (count === 1 ? '1 voksen' : `${count} voksne`);
const adultsEn = (count: number) => (count === 1 ? '1 adult' : `${count} adults`);

const sentences: Sentences = {
  SESSION_CANCELLED: {
    da: () => 'Tiden er aflyst.',
    en: () => 'This time has been cancelled.',
  },
  SESSION_CLOSED: {
    da: () => 'Tiden er lukket for booking.',
    en: () => 'This time is closed for booking.',
  },
  TOO_LATE_TO_BOOK: {
    da: ({ lastDay }) => `Fristen for at booke tiden var ${formatDate(lastDay, 'da')}.`,
    en: ({ lastDay }) => `The last day to book this time was ${formatDate(lastDay, 'en')}.`,
  },
  NOT_YET_OPEN: {
    da: ({ opensAt }) => `Tiden kan bookes fra ${at(opensAt, 'da')}.`,
    en: ({ opensAt }) => `This time can be booked from ${at(opensAt, 'en')}.`,
  },
  SESSION_FULL: {
    da: ({ left }) =>
      left.groups <= 0 || left.pupils <= 0
        ? 'Tiden er fuldt booket.'
        : `Der er ikke plads nok: ${pupilsDa(left.pupils)} og ${adultsDa(left.adults)} kan stadig være med.`,
    en: ({ left }) =>
      left.groups <= 0 || left.pupils <= 0
        ? 'This time is fully booked.'
        : `There is not enough room: ${pupilsEn(left.pupils)} and ${adultsEn(left.adults)} can still come.`,
  },
  TOO_MANY_GROUPS: {
    da: ({ max }) =>
      max === 1
        ? 'Der kan komme én klasse eller gruppe ad gangen.'
        : `Der kan komme højst ${max} klasser eller grupper ad gangen.`,
    en: ({ max }) =>
      max === 1 ? 'One class or group can come at a time.' : `At most ${max} classes or groups can come at a time.`,
  },
  TOO_MANY_PUPILS: {
    da: ({ max, asked }) => `Der er plads til højst ${max} elever; I er ${asked}.`,
    en: ({ max, asked }) => `There is room for at most ${max} pupils; you are ${asked}.`,
  },
  TOO_FEW_PUPILS: {
    da: ({ min, asked }) => `Forløbet kræver mindst ${min} elever; I er ${asked}.`,
    en: ({ min, asked }) => `This needs at least ${min} pupils; you are ${asked}.`,
  },
  TOO_FEW_ADULTS: {
    da: ({ required, pupilsPerAdult }) =>
      pupilsPerAdult === null
        ? `Der skal mindst ${adultsDa(required)} med i alt.`
        : `Der skal mindst ${adultsDa(required)} med: 1 pr. ${pupilsPerAdult} elever i gruppen.`,
    en: ({ required, pupilsPerAdult }) =>
      pupilsPerAdult === null
        ? `At least ${adultsEn(required)} must come along in all.`
        : `At least ${adultsEn(required)} must come along: one for every ${pupilsPerAdult} pupils in the group.`,
  },
  LEVEL_NOT_OFFERED: {
    da: () => 'Forløbet er ikke lavet til det trin. Ring til afdelingen, hvis I gerne vil komme alligevel.',
    en: () => 'This is not made for that level. Call the department if you would like to come anyway.',
  },
};

function at(instant: string, language: Language): string {
  const date = new Date(instant);
  const time = formatTime(date, language);
  return `${formatDate(localDateOf(date), language)} ${language === 'da' ? 'kl.' : 'at'} ${time}`;
}

const childrenFor: Record<string, string> = { elev: 'barn', elever: 'børn', pupil: 'child', pupils: 'children' };

/** A refusal as a sentence for the person who books; daycares have children where schools have pupils. */
export function sentenceOf(refusal: Refusal, language: Language, who: 'pupils' | 'children'): string {
  const sentence = sentences[refusal.code][language] as (facts: Refusal) => string;
  const text = sentence(refusal);
  if (who === 'pupils') return text;
  return text.replace(/\b(elever|elev|pupils|pupil)\b/g, (word) => childrenFor[word] ?? word);
}

/** Refusals of a booking that exists already. */
export const bookingSentences = {
  ALREADY_CANCELLED: { da: 'Bookingen er allerede afmeldt.', en: 'The booking is already cancelled.' },
  ALREADY_STARTED: { da: 'Besøget er begyndt eller overstået.', en: 'The visit has begun or is over.' },
  IS_OVER: { da: 'Bookingen gælder ikke længere.', en: 'The booking is no longer valid.' },
  NOTHING_TO_UNDO: {
    da: 'Der er ikke noget afbud at fortryde.',
    en: 'There is no cancellation to undo.',
  },
  CANCELLED_BY_VENUE: {
    da: 'Stedet har aflyst besøget. Ring til afdelingen, hvis I gerne vil komme alligevel.',
    en: 'The venue cancelled the visit. Call the department if you would like to come anyway.',
  },
  NOT_AGREED_YET: {
    da: 'Antallet kan først ændres, når I har fået plads. Er I blevet flere eller færre, så træk jer, og skriv jer op igen.',
    en: 'The numbers can be changed once you have a place. If there are more or fewer of you, withdraw and sign up again.',
  },
  ONLY_LOWERING: {
    da: 'Bookingfristen er overskredet. I kan stadig sætte antallet ned, men ikke op. Ring til afdelingen, hvis I bliver flere.',
    en: 'The booking deadline has passed. You can still lower the numbers, but not raise them. Call the department if there will be more of you.',
  },
  CHANGED_MEANWHILE: {
    da: 'Bookingen er blevet ændret, siden I åbnede den. Hent siden igen, og prøv en gang til.',
    en: 'The booking has changed since you opened it. Load the page again and retry.',
  },
  TOO_MANY_CHANGES: {
    da: 'Bookingen er rettet 50 gange. Ring til afdelingen, hvis den skal rettes igen.',
    en: 'The booking has been changed 50 times. Call the department if it has to change again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    da: 'Nøglen er allerede brugt til en anden booking.',
    en: 'The key has already been used for another booking.',
  },
  TOO_MANY_BOOKINGS: {
    da: 'Der er lavet 20 bookinger med den e-mailadresse på en time. Vent lidt, eller ring til afdelingen.',
    en: '20 bookings have been made with that mail address in an hour. Wait a while, or call the department.',
  },
  HOLD_NOT_YOURS: {
    da: 'De pladser, formularen holder, er ikke holdt i denne browser. Send den igen: så får I af de ledige pladser, hvis der er nogen.',
    en: 'The places in this form are not held by this browser. Send it again: you then get free places, if there are any.',
  },
  HOLD_OTHER_SESSION: {
    da: 'De pladser, I holder, er til en anden tid. Hold pladser på denne tid, eller book uden.',
    en: 'The places you hold are for another time. Hold places at this time, or book without.',
  },
  SESSION_NOT_FOUND: { da: 'Tiden findes ikke (længere).', en: 'This time does not exist (any longer).' },
} satisfies Record<string, Record<Language, string>>;

/** After the cancellation deadline: who to ring and write to. */
export function afterDeadline(
  department: { name: string; phone: string; email: string },
  lastDay: string,
  language: Language,
): string {
  const day = formatDate(lastDay, language);
  return language === 'da'
    ? `Fristen for afbud var ${day}. Ring til ${department.name} på ${department.phone} eller skriv til ${department.email}.`
    : `The last day to cancel was ${day}. Call ${department.name} on ${department.phone} or write to ${department.email}.`;
}

/** By the field that is wrong by what the database knows: a school that is not there, a field that this offer asks for. */
export const fieldSentences: Record<string, Record<Language, string>> = {
  'institution.number': {
    da: 'Skolen findes ikke i registret. Søg den frem igen.',
    en: 'The school is not in the register. Search for it again.',
  },
  'institution.municipality': {
    da: 'Kommunen findes ikke. Vælg den på listen.',
    en: 'There is no such municipality. Choose it from the list.',
  },
  'place.address': { da: 'Skriv adressen, vi skal komme til.', en: 'Write the address that we should come to.' },
  'place.postalCode': { da: 'Skriv et postnummer med fire cifre.', en: 'Write a postal code of four digits.' },
  'place.city': { da: 'Skriv byen.', en: 'Write the town.' },
  'head.name': {
    da: 'Skriv navnet på den leder, der skal sige ja til besøget.',
    en: 'Write the name of the head who has to say yes to the visit.',
  },
  'head.email': {
    da: 'Skriv lederens e-mailadresse: dertil sender vi spørgsmålet.',
    en: 'Write the head’s mail address: the question is sent there.',
  },
};
