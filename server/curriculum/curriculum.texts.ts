import type { Language } from '#server/time/language.ts';
import type { LineFault } from './curriculum.csv.ts';

/** What is wrong with a line of a file, said after "Linje 4:". */
export const lineSentences: Record<Language, Record<LineFault, string>> = {
  da: {
    COLUMNS: 'Første linje skal navngive kolonnerne kode, fag, fra, til, dansk og engelsk.',
    BROKEN_QUOTES: 'Anførselstegnene passer ikke sammen.',
    CODE: 'Koden skal bestå af små bogstaver, tal, punktum og bindestreg, fx historie.kildearbejde.',
    CODE_TWICE: 'Koden står der to gange.',
    SUBJECT: 'Faget findes ikke. Skriv fagets navn, som det står i listen over fag, fx Historie.',
    GRADES: 'Skriv første og sidste klassetrin som tal fra 0 til 10, eller lad begge stå tomme for dagtilbud.',
    TEXT: 'Der skal stå en tekst på både dansk og engelsk, højst 300 tegn.',
    TOO_MANY: 'En liste kan højst have 1.000 mål.',
    EMPTY: 'Der er ingen mål i filen.',
  },
  en: {
    COLUMNS: 'The first line must name the columns kode, fag, fra, til, dansk and engelsk.',
    BROKEN_QUOTES: 'The quotation marks do not match.',
    CODE: 'The code must consist of small letters, digits, full stops and hyphens, such as historie.kildearbejde.',
    CODE_TWICE: 'The code is there twice.',
    SUBJECT: 'There is no such subject. Write its Danish name as in the list of subjects, such as Historie.',
    GRADES: 'Write the first and the last grade as numbers from 0 to 10, or leave both empty for daycare.',
    TEXT: 'There must be a text in both Danish and English, at most 300 characters.',
    TOO_MANY: 'A list can have at most 1,000 goals.',
    EMPTY: 'There are no goals in the file.',
  },
};

type Code =
  | 'LIST_EXISTS'
  | 'INVALID_CHOICE'
  | 'ALREADY_REPLACED'
  | 'BEFORE_THE_REPLACED'
  | 'NOT_TEXT'
  | 'TOO_LARGE'
  | 'UPLOAD_UNREADABLE';

/** Why a list is not taken. */
export const listSentences: Record<
  Language,
  Record<Code, string> & { line: (line: number, sentence: string) => string }
> = {
  da: {
    LIST_EXISTS: 'Der er allerede en liste med det kortnavn. Vælg et andet.',
    INVALID_CHOICE: 'Vælg en af listerne.',
    ALREADY_REPLACED: 'Listen er allerede afløst af en anden. Vælg den, der gælder nu.',
    BEFORE_THE_REPLACED: 'Den nye liste skal begynde senere end den, den afløser.',
    NOT_TEXT: 'Filen kan ikke læses som tekst. Gem regnearket som CSV (UTF-8), og prøv igen.',
    TOO_LARGE: 'Filen er for stor. En liste fylder højst 300 kB.',
    UPLOAD_UNREADABLE: 'Filen nåede ikke helt frem. Prøv igen.',
    line: (line, sentence) => `Linje ${line}: ${sentence}`,
  },
  en: {
    LIST_EXISTS: 'There is a list of that short name already. Choose another.',
    INVALID_CHOICE: 'Choose one of the lists.',
    ALREADY_REPLACED: 'The list has been replaced already. Choose the one that holds now.',
    BEFORE_THE_REPLACED: 'The new list must begin later than the one it replaces.',
    NOT_TEXT: 'The file cannot be read as text. Save the spreadsheet as CSV (UTF-8) and try again.',
    TOO_LARGE: 'The file is too large. A list has at most 300 kB.',
    UPLOAD_UNREADABLE: 'The file did not arrive completely. Try again.',
    line: (line, sentence) => `Line ${line}: ${sentence}`,
  },
};
