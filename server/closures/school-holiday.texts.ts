import type { Language, Texts } from '#server/time/language.ts';

const da = {
  BEFORE_FROM: 'Den sidste dag ligger før den første.',
  TOO_LARGE: 'Filen er for stor. En ferieplan fylder højst 2 MB.',
  UPLOAD_UNREADABLE: 'Filen kom ikke helt frem. Prøv igen.',
  NO_FILE: 'Vælg en fil.',
  EMPTY_FILE: 'Filen er tom.',
  SPREADSHEET: 'Det er et regneark. Gem det som CSV, og prøv igen.',
  NOT_TEXT: 'Filen er ikke en CSV-fil.',
  COLUMNS_MISSING: (names: string) => `Filen mangler disse kolonner: ${names}.`,
  before: (days: string) => `Før: ${days}`,
  BROKEN_LINE: 'Anførselstegnene passer ikke sammen.',
  UNKNOWN_MUNICIPALITY: 'Kommunekoden findes ikke.',
  NO_SCHOOL_YEAR: 'Skoleåret skal stå som 2026/27.',
  NO_NAME: 'Feriens navn mangler eller er over 60 tegn.',
  NO_DATE: 'Datoerne skal stå som 2026-10-12.',
  ENDS_BEFORE_IT_BEGINS: 'Den sidste dag ligger før den første.',
  TOO_LONG: 'Ferien er på 80 dage eller mere.',
  NOT_IN_SCHOOL_YEAR: 'Dagene ligger ikke i skoleåret.',
  TWICE_IN_FILE: 'Samme ferie står allerede i filen.',
  IN_ANOTHER_YEAR: 'Samme ferie står allerede under et andet skoleår.',
  TOO_MANY_LINES: 'Filen har for mange linjer. Resten er ikke læst.',
};

const en = {
  BEFORE_FROM: 'The last day is before the first.',
  TOO_LARGE: 'The file is too large. A holiday plan takes 2 MB at most.',
  UPLOAD_UNREADABLE: 'The file did not arrive whole. Try again.',
  NO_FILE: 'Choose a file.',
  EMPTY_FILE: 'The file is empty.',
  SPREADSHEET: 'This is a spreadsheet. Save it as CSV and try again.',
  NOT_TEXT: 'The file is not a CSV file.',
  COLUMNS_MISSING: (names) => `The file lacks these columns: ${names}.`,
  before: (days) => `Before: ${days}`,
  BROKEN_LINE: 'The quotation marks do not match.',
  UNKNOWN_MUNICIPALITY: 'There is no such municipality code.',
  NO_SCHOOL_YEAR: 'The school year must be written as 2026/27.',
  NO_NAME: 'The holiday’s name is missing or longer than 60 characters.',
  NO_DATE: 'The dates must be written as 2026-10-12.',
  ENDS_BEFORE_IT_BEGINS: 'The last day is before the first.',
  TOO_LONG: 'The holiday lasts 80 days or more.',
  NOT_IN_SCHOOL_YEAR: 'The days are not in the school year.',
  TWICE_IN_FILE: 'The same holiday is in the file already.',
  IN_ANOTHER_YEAR: 'The same holiday stands under another school year.',
  TOO_MANY_LINES: 'The file has too many lines. The rest was not read.',
} satisfies Texts<typeof da>;

/** Sentences about holiday plans and their import. */
export const schoolHolidayTexts: Record<Language, typeof da> = { da, en };
