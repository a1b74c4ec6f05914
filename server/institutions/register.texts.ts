import type { Language } from '#server/time/language.ts';
import type { FileRefusal, LineProblem, Reason } from './register.types.ts';

type Sentences<Facts extends { code: string }> = {
  [Code in Facts['code']]: (facts: Extract<Facts, { code: Code }>) => string;
};

const registerNames: Record<Language, { SCHOOL_REGISTER: string; DAYCARE_REGISTER: string }> = {
  da: { SCHOOL_REGISTER: 'skoleregisteret', DAYCARE_REGISTER: 'dagtilbudsregisteret' },
  en: { SCHOOL_REGISTER: 'the school register', DAYCARE_REGISTER: 'the daycare register' },
};

const columnNames: Record<Language, Record<string, string>> = {
  da: { name: 'Navnet', address: 'Adressen', city: 'Byen' },
  en: { name: 'The name', address: 'The address', city: 'The town' },
};

const numberForms: Record<Language, { SCHOOL_REGISTER: string; DAYCARE_REGISTER: string }> = {
  da: { SCHOOL_REGISTER: 'seks cifre', DAYCARE_REGISTER: 'G eller D og fem cifre' },
  en: { SCHOOL_REGISTER: 'six digits', DAYCARE_REGISTER: 'G or D and five digits' },
};

const reasons: Record<Language, Sentences<Reason>> = {
  da: {
    FIELD_COUNT: ({ found, expected }) => `Linjen har ${found} felter, men overskriften har ${expected}.`,
    QUOTES: () => 'Anførselstegnene passer ikke sammen.',
    UNREADABLE_CHARACTERS: () => 'Linjen indeholder tegn, der ikke kan læses.',
    NUMBER_MISSING: () => 'Institutionsnummeret mangler.',
    NUMBER_INVALID: ({ value, register }) =>
      `»${value}« er ikke et institutionsnummer: det har ${numberForms.da[register]}.`,
    NAME_MISSING: () => 'Navnet mangler.',
    MUNICIPALITY_MISSING: () => 'Kommunen mangler.',
    MUNICIPALITY_UNKNOWN: ({ value }) => `»${value}« er ikke en af de 98 kommuner.`,
    TOO_LONG: ({ column, limit }) => `${columnNames.da[column] ?? column} er længere end ${limit} tegn.`,
    DUPLICATE_NUMBER: ({ number, fileName, line }) => `${number} står allerede i linje ${line} i ${fileName}.`,
    NOT_AN_INSTITUTION: ({ type }) => `Type ${type} er en myndighed eller et rådgivningscenter og tages ikke med.`,
    DEMO_NUMBER: ({ number }) => `${number} er brugt af en opdigtet institution i demoen.`,
    PARENT_UNKNOWN: ({ number }) => `Hovedskolen ${number} findes ikke her; afdelingen er taget med uden.`,
    POSTAL_CODE_INVALID: ({ value }) => `»${value}« er ikke et postnummer; feltet er ladt tomt.`,
    COORDINATES_INVALID: ({ value }) => `»${value}« ligger ikke i Danmark; stedet på kortet er ladt tomt.`,
  },
  en: {
    FIELD_COUNT: ({ found, expected }) => `The line has ${found} fields, but the header has ${expected}.`,
    QUOTES: () => 'The quotation marks do not match.',
    UNREADABLE_CHARACTERS: () => 'The line holds characters that cannot be read.',
    NUMBER_MISSING: () => 'The institution number is missing.',
    NUMBER_INVALID: ({ value, register }) =>
      `“${value}” is not an institution number: it has ${numberForms.en[register]}.`,
    NAME_MISSING: () => 'The name is missing.',
    MUNICIPALITY_MISSING: () => 'The municipality is missing.',
    MUNICIPALITY_UNKNOWN: ({ value }) => `“${value}” is not one of the 98 municipalities.`,
    TOO_LONG: ({ column, limit }) => `${columnNames.en[column] ?? column} is longer than ${limit} characters.`,
    DUPLICATE_NUMBER: ({ number, fileName, line }) => `${number} already stands in line ${line} of ${fileName}.`,
    NOT_AN_INSTITUTION: ({ type }) => `Type ${type} is an authority or an advisory centre and is left out.`,
    DEMO_NUMBER: ({ number }) => `${number} is used by an invented institution of the demo.`,
    PARENT_UNKNOWN: ({ number }) => `The main school ${number} is not known here; the branch is kept without it.`,
    POSTAL_CODE_INVALID: ({ value }) => `“${value}” is not a postal code; the field is left empty.`,
    COORDINATES_INVALID: ({ value }) => `“${value}” is not in Denmark; the place on the map is left empty.`,
  },
};

const refusals: Record<Language, Sentences<FileRefusal>> = {
  da: {
    EMPTY_FILE: ({ fileName }) => `${fileName} er tom.`,
    SPREADSHEET: ({ fileName }) => `${fileName} er et regneark. Gem det som CSV og prøv igen.`,
    NOT_TEXT: ({ fileName }) => `${fileName} er ikke en tekstfil. Brug registerets eksport som CSV.`,
    NOT_A_REGISTER: ({ fileName }) =>
      `${fileName} er hverken skoleregisteret (INST_NR, INST_NAVN …) eller dagtilbudsregisteret (dagtilbud_nr, navn …).`,
    COLUMNS_MISSING: ({ fileName, register, columns }) =>
      `${fileName} ligner ${registerNames.da[register]}, men mangler ${columns.length === 1 ? 'kolonnen' : 'kolonnerne'} ${columns.join(', ')}.`,
    NO_ROWS: ({ fileName }) => `${fileName} har en overskrift, men ingen institutioner.`,
    TOO_MANY_ROWS: ({ fileName, limit }) => `${fileName} har flere end ${limit} linjer og kan ikke være et register.`,
    MOSTLY_BROKEN: ({ fileName, broken, rows, example }) =>
      `${broken} af ${rows} linjer i ${fileName} kan ikke bruges, og intet er importeret. Linje ${example.line}: ${lineSentence(example, 'da')}`,
  },
  en: {
    EMPTY_FILE: ({ fileName }) => `${fileName} is empty.`,
    SPREADSHEET: ({ fileName }) => `${fileName} is a spreadsheet. Save it as CSV and try again.`,
    NOT_TEXT: ({ fileName }) => `${fileName} is not a text file. Use the register's export as CSV.`,
    NOT_A_REGISTER: ({ fileName }) =>
      `${fileName} is neither the school register (INST_NR, INST_NAVN …) nor the daycare register (dagtilbud_nr, navn …).`,
    COLUMNS_MISSING: ({ fileName, register, columns }) =>
      `${fileName} looks like ${registerNames.en[register]}, but lacks the ${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ')}.`,
    NO_ROWS: ({ fileName }) => `${fileName} has a header, but no institutions.`,
    TOO_MANY_ROWS: ({ fileName, limit }) => `${fileName} has more than ${limit} lines and cannot be a register.`,
    MOSTLY_BROKEN: ({ fileName, broken, rows, example }) =>
      `${broken} of ${rows} lines in ${fileName} cannot be used, and nothing was imported. Line ${example.line}: ${lineSentence(example, 'en')}`,
  },
};

/** All reasons of a line, one sentence after the other. */
export function lineSentence(problem: LineProblem, language: Language): string {
  return problem.reasons.map((reason) => sentence(reasons[language], reason)).join(' ');
}

/** Why a file was not imported, in one or two sentences. */
export function refusalSentence(refusal: FileRefusal, language: Language): string {
  return sentence(refusals[language], refusal);
}

/** TypeScript cannot tie a union's code to the function under that code: this is the one place that vouches for it. */
function sentence<Facts extends { code: string }>(sentences: Sentences<Facts>, facts: Facts): string {
  const say = sentences[facts.code as Facts['code']] as (facts: Facts) => string;
  return say(facts);
}
