import { conflictView } from '#server/allocations/conflict.texts.ts';
import type { Conflict } from '#server/allocations/planned-time.ts';
import { formatDate } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';
import type { Places, WrongWish } from './session-editor.rules.ts';
import type { BookedPlaces } from './session-editor.store.ts';

/** Why a session is not saved. */
export type SessionReason =
  | { code: 'CONFLICT'; conflict: Conflict }
  | { code: 'CAPACITY_BELOW_BOOKED'; tooFew: Places; taken: Places; losers: BookedPlaces[] }
  | { code: 'HAS_BOOKINGS'; bookings: BookedPlaces[] }
  | {
      code:
        | 'SESSION_CANCELLED'
        | 'SESSION_OVER'
        | 'SESSION_HAS_HAD_BOOKINGS'
        | 'OFFER_ARCHIVED'
        | 'TAKEN_MEANWHILE'
        | 'HOUSE_FULL';
    };

const da = {
  CHANGED_MEANWHILE: 'En anden har ændret tiden i mellemtiden. Se, hvad der står nu, før du gemmer igen.',
  IDEMPOTENCY_MISMATCH: 'Nøglen er allerede brugt til noget andet.',
  NO_SUCH_TIME: (date: string, time: string) =>
    `Klokken ${time.replace(':', '.')} findes ikke ${date}: uret stilles frem til sommertid den nat. Vælg et andet tidspunkt.`,
  MEETINGS_OVERLAP: 'Mødegangene skal ligge efter hinanden uden at overlappe.',
  NAMED_TWICE: 'Er nævnt to gange.',
  INVALID_CHOICE: 'Vælg en af mulighederne.',
  SESSION_CANCELLED: 'Tiden er aflyst og kan ikke ændres.',
  SESSION_OVER: 'Tiden er forbi og kan hverken flyttes eller aflyses.',
  SESSION_HAS_HAD_BOOKINGS: 'Nogen har booket tiden, så den bliver stående i statistikken. Aflys den i stedet.',
  OFFER_ARCHIVED: 'Forløbet er arkiveret. Tag det i brug igen, før der lægges nye tider.',
  TAKEN_MEANWHILE: 'En anden har netop planlagt noget, der er i vejen. Prøv igen.',
  HOUSE_FULL: 'Der kommer for mange på egen hånd til huset i de timer. Vælg en anden tid, eller sæt stedets grænse op.',
  HAS_BOOKINGS: (count: number) =>
    `${count === 1 ? 'Der er én booking' : `Der er ${count} bookinger`} på det, der bliver ændret. Se, hvem det er, og bekræft, at de skal have besked.`,
  CAPACITY_BELOW_BOOKED: (taken: string, tooFew: string, losers: string) =>
    `Der er booket ${taken}. Der kommer til at mangle plads til ${tooFew}. Den seneste booking ville først miste sin plads: ${losers}.`,
  booking: (one: BookedPlaces) => `${one.institution} (${one.reference}, ${one.pupils} børn og ${one.adults} voksne)`,
  groups: (count: number) => (count === 1 ? '1 gruppe' : `${count} grupper`),
  pupils: (count: number) => (count === 1 ? '1 barn' : `${count} børn`),
  adults: (count: number) => (count === 1 ? '1 voksen' : `${count} voksne`),
};

const en = {
  CHANGED_MEANWHILE:
    'Somebody else has changed the session in the meantime. See what stands now before you save again.',
  IDEMPOTENCY_MISMATCH: 'The key has been used for something else.',
  NO_SUCH_TIME: (date, time) =>
    `There is no ${time} on ${date}: the clocks go forward to summer time that night. Choose another time.`,
  MEETINGS_OVERLAP: 'The meetings must come one after the other without overlapping.',
  NAMED_TWICE: 'Is named twice.',
  INVALID_CHOICE: 'Choose one of the options.',
  SESSION_CANCELLED: 'The session is cancelled and cannot be changed.',
  SESSION_OVER: 'The session is over and can be neither moved nor cancelled.',
  SESSION_HAS_HAD_BOOKINGS: 'Somebody has booked the session, so it stays in the statistics. Cancel it instead.',
  OFFER_ARCHIVED: 'The offer is archived. Take it into use again before new sessions are planned.',
  TAKEN_MEANWHILE: 'Somebody else has just planned something that is in the way. Try again.',
  HOUSE_FULL:
    'Too many would be in the house on their own in those hours. Choose another time, or raise the site’s limit.',
  HAS_BOOKINGS: (count) =>
    `${count === 1 ? 'One booking is' : `${count} bookings are`} touched by this. See who they are, and confirm that they are to be told.`,
  CAPACITY_BELOW_BOOKED: (taken, tooFew, losers) =>
    `${taken} are booked. There would be no room for ${tooFew}. The latest booking would lose its place first: ${losers}.`,
  booking: (one) => `${one.institution} (${one.reference}, ${one.pupils} children and ${one.adults} adults)`,
  groups: (count) => (count === 1 ? '1 group' : `${count} groups`),
  pupils: (count) => (count === 1 ? '1 child' : `${count} children`),
  adults: (count) => (count === 1 ? '1 adult' : `${count} adults`),
} satisfies Texts<typeof da>;

/** Sentences of edits of a session that were not saved. */
export const sessionTexts: Record<Language, typeof da> = { da, en };

/** A reason with its sentence and the facts behind it, as a refusal carries it. */
export function reasonView(
  reason: SessionReason,
  language: Language,
): { code: string; message: string; [fact: string]: unknown } {
  const texts = sessionTexts[language];
  const { code } = reason;
  if (code === 'CONFLICT') {
    const { severity: _severity, ...view } = conflictView(reason.conflict, language);
    return view;
  }
  if (code === 'HAS_BOOKINGS')
    return { code, message: texts.HAS_BOOKINGS(reason.bookings.length), bookings: reason.bookings };
  if (code !== 'CAPACITY_BELOW_BOOKED') return { code, message: texts[code] };
  const { tooFew, taken, losers } = reason;
  const named = losers.map(texts.booking).join('; ');
  const message = texts.CAPACITY_BELOW_BOOKED(inWords(taken, language), inWords(tooFew, language), named);
  return { code, message, tooFew, bookings: losers };
}

/** "2 grupper, 48 børn og 4 voksne"; nothing of what is none. */
function inWords(places: Places, language: Language): string {
  const texts = sessionTexts[language];
  const parts = (['groups', 'pupils', 'adults'] as const).filter((name) => places[name] > 0);
  return new Intl.ListFormat(language).format(parts.map((name) => texts[name](places[name])));
}

/** One wrong field of a wish, with its sentence. */
export function wrongWishView({ path, code, date = '', time = '' }: WrongWish, language: Language) {
  const texts = sessionTexts[language];
  const message = code === 'NO_SUCH_TIME' ? texts.NO_SUCH_TIME(formatDate(date, language), time) : texts[code];
  return { path, code, message };
}
