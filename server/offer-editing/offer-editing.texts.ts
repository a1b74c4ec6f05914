import type { Language, Texts } from '#server/time/language.ts';
import type { WrongCode } from './offer-editing.rules.ts';

const count = (one: string, many: string) => (number: number) => (number === 1 ? one : `${number} ${many}`);
const daBookings = count('én booking', 'bookinger');
const enBookings = count('one booking', 'bookings');

const da = {
  wrong: {
    REQUIRED: 'Skal udfyldes.',
    INVALID_CHOICE: 'Vælg en af mulighederne.',
    SMALLER_THAN_THE_FEWEST: 'Skal være mindst lige så mange som det mindste antal.',
    BEFORE_THE_FIRST: 'Skal ligge efter det første.',
    ONLY_ONE_END: 'Skriv både den første og den sidste dag, eller ingen af dem.',
    MINUTE_TWICE: 'Der står allerede noget på det minut.',
    LEVEL_TWICE: 'Trinnet står der allerede.',
    AFTER_THE_END: 'Ligger efter, at besøget er slut.',
    NO_CONTENT: 'Skriv materialet som tekst, eller vælg en fil.',
    COURSE_MEETS_ONCE: 'Et forløb over flere gange skal have mindst 2 mødegange.',
    SITE_CLOSED: 'Stedet bruges ikke længere. Vælg et andet.',
    NO_SUCH_TIME: 'Det klokkeslæt findes ikke den dag: Uret bliver stillet frem. Vælg et andet.',
    MORE_THAN_THERE_IS: 'Så mange er der ikke.',
    SOMEBODY_TEACHES: 'Der skal være mindst 1 underviser, når I kommer ud til skolen eller underviser online.',
  } satisfies Record<WrongCode, string>,
  CHANGED_MEANWHILE: 'En anden har ændret forløbet i mellemtiden. Se, hvad der står nu, før du gemmer igen.',
  OFFER_INCOMPLETE: 'Der mangler noget, før skolerne kan se forløbet.',
  OFFER_HAS_BOOKINGS: (sessions: number, bookings: number, first: string) =>
    `Der er ${daBookings(bookings)} på ${sessions === 1 ? 'én kommende tid' : `${sessions} kommende tider`}, den første ${first}. Arkivér med bookingerne, hvis besøgene stadig skal holdes, eller aflys tiderne først.`,
  OFFER_NOT_ARCHIVED: 'Kun et arkiveret forløb kan åbnes igen.',
  OFFER_IN_USE: 'Kun en kladde, der aldrig har været vist, kan slettes. Arkivér forløbet i stedet.',
  DEPARTMENT_HAS_NO_SITE: 'Afdelingen har intet sted, der er i brug. Bed videncentret om at oprette et først.',
};

const en = {
  wrong: {
    REQUIRED: 'Must be filled in.',
    INVALID_CHOICE: 'Choose one of the options.',
    SMALLER_THAN_THE_FEWEST: 'Must be at least as many as the fewest.',
    BEFORE_THE_FIRST: 'Must come after the first.',
    ONLY_ONE_END: 'Write both the first and the last day, or neither.',
    MINUTE_TWICE: 'Something stands at that minute already.',
    LEVEL_TWICE: 'The level stands there already.',
    AFTER_THE_END: 'Comes after the end of the visit.',
    NO_CONTENT: 'Write the material as text, or choose a file.',
    COURSE_MEETS_ONCE: 'A course over several visits must meet at least twice.',
    SITE_CLOSED: 'The site is no longer used. Choose another.',
    NO_SUCH_TIME: 'There is no such time on that day: the clocks go forward. Choose another.',
    MORE_THAN_THERE_IS: 'There are not so many.',
    SOMEBODY_TEACHES: 'There must be at least 1 educator when you come to the school or teach online.',
  },
  CHANGED_MEANWHILE: 'Somebody else has changed the offer in the meantime. See what stands now before you save again.',
  OFFER_INCOMPLETE: 'Something is missing before schools can see the offer.',
  OFFER_HAS_BOOKINGS: (sessions, bookings, first) =>
    `${bookings === 1 ? 'There is' : 'There are'} ${enBookings(bookings)} on ${sessions === 1 ? 'one coming session' : `${sessions} coming sessions`}, the first on ${first}. Archive with the bookings if the visits are still held, or cancel the sessions first.`,
  OFFER_NOT_ARCHIVED: 'Only an archived offer can be opened again.',
  OFFER_IN_USE: 'Only a draft that was never shown can be deleted. Archive the offer instead.',
  DEPARTMENT_HAS_NO_SITE: 'The department has no site in use. Ask the knowledge centre to add one first.',
} satisfies Texts<typeof da>;

/** Sentences about offers that were not saved or not published. */
export const offerEditingTexts: Record<Language, typeof da> = { da, en };
