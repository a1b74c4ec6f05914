import type { Language } from '#server/time/language.ts';
import { bookerEndCodes, type EndCode, venueEndCodes } from './end-codes.ts';

/** Why a booking ended, as one chooses it in a form and reads it afterwards. */
export const endCodeNames: Record<Language, Record<EndCode, string>> = {
  da: {
    ILLNESS: 'Sygdom',
    TRANSPORT: 'Transporten',
    WEATHER: 'Vejret',
    TIMETABLE: 'Skemaet eller en anden aktivitet',
    STAFFING: 'For få voksne til at tage med',
    COST: 'Økonomien',
    DUPLICATE: 'Booket ved en fejl eller to gange',
    TOO_FEW: 'For få deltagere',
    LEVEL: 'Trinnet passer ikke',
    NO_CAPACITY: 'Ingen plads eller ingen til at undervise',
    HEAD_DECLINED: 'Skolens leder sagde nej',
    OTHER: 'Andet',
  },
  en: {
    ILLNESS: 'Illness',
    TRANSPORT: 'Transport',
    WEATHER: 'The weather',
    TIMETABLE: 'The timetable or another activity',
    STAFFING: 'Too few adults to come along',
    COST: 'The budget',
    DUPLICATE: 'Booked by mistake or twice',
    TOO_FEW: 'Too few participants',
    LEVEL: 'The level does not suit',
    NO_CAPACITY: 'No room, or nobody to teach',
    HEAD_DECLINED: 'The school’s head said no',
    OTHER: 'Something else',
  },
};

/** What each side may choose, in the order of a form. */
export const endCodeChoices: Record<'BOOKER' | 'VENUE', readonly EndCode[]> = {
  BOOKER: bookerEndCodes,
  VENUE: venueEndCodes,
};

/** Code and words as one line: "Sygdom: Halvdelen af klassen ligger syge"; null = nothing was said. */
export function reasonLine(code: EndCode | null, words: string | null, language: Language): string | null {
  const named = code === null || (code === 'OTHER' && words) ? null : endCodeNames[language][code];
  return [named, words].filter(Boolean).join(': ') || null;
}
