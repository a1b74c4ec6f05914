import type { Language } from '#server/time/language.ts';
import type { StoredInstitution } from './import.types.ts';
import { factNames } from './import-facts.texts.ts';
import type { LineProblem, Register } from './register.types.ts';

type ReportTexts = {
  file: (file: { fileName: string; register: Register; rows: number }) => string;
  added: string;
  changed: string;
  closed: string;
  skipped: string;
  notes: string;
  problem: (problem: LineProblem, reason: string) => string;
  more: (count: number) => string;
  dryRun: string;
  fields: Record<keyof StoredInstitution, string>;
};

/** The words of the report that the command prints. */
export const reportTexts: Record<Language, ReportTexts> = {
  da: {
    file: ({ fileName, register, rows }) =>
      `${fileName}: ${register === 'SCHOOL_REGISTER' ? 'skoleregisteret' : 'dagtilbudsregisteret'}, ${rows} linjer`,
    added: 'Tilføjet',
    changed: 'Ændret',
    closed: 'Lukket',
    skipped: 'Sprunget over',
    notes: 'Bemærk',
    problem: ({ fileName, line, number }, reason) =>
      `${fileName}, linje ${line}${number === null ? '' : ` (${number})`}: ${reason}`,
    more: (count) => `… og ${count} til`,
    dryRun: 'Prøvekørsel: intet er gemt.',
    fields: factNames.da,
  },
  en: {
    file: ({ fileName, register, rows }) =>
      `${fileName}: the ${register === 'SCHOOL_REGISTER' ? 'school' : 'daycare'} register, ${rows} lines`,
    added: 'Added',
    changed: 'Changed',
    closed: 'Closed',
    skipped: 'Skipped',
    notes: 'Note',
    problem: ({ fileName, line, number }, reason) =>
      `${fileName}, line ${line}${number === null ? '' : ` (${number})`}: ${reason}`,
    more: (count) => `… and ${count} more`,
    dryRun: 'Dry run: nothing was saved.',
    fields: factNames.en,
  },
};

/** What the import is doing. */
export const progressTexts: Record<Language, Record<'reading' | 'comparing' | 'writing', string>> = {
  da: { reading: 'Læser filerne', comparing: 'Sammenligner med databasen', writing: 'Gemmer' },
  en: { reading: 'Reading the files', comparing: 'Comparing with the database', writing: 'Saving' },
};

/** What the command says when it cannot do its work. */
export const commandTexts = {
  da: {
    usage: `Brug: npm run import:institutions -- FIL… [--dry-run] [--allow-closing] [--english]

  FIL…             eksport fra skoleregisteret eller dagtilbudsregisteret (CSV)
  --dry-run        vis hvad importen ville gøre, uden at gemme noget
  --allow-closing  filerne er fuldstændige: luk alle, de ikke nævner, uanset hvor mange
  --english        rapporten på engelsk`,
    noSuchFile: (file: string) => `Filen ${file} findes ikke.`,
    notAFile: (file: string) => `${file} er ikke en fil.`,
    unreadable: (file: string) => `Filen ${file} må ikke læses.`,
    tooLarge: (file: string) => `${file} er større end 30 MB og kan ikke være et register.`,
    nothingImported: 'Intet er importeret.',
    wrongSetting: 'En indstilling er forkert:',
    failed: (reason: string) => `Importen lykkedes ikke, og intet er ændret: ${reason}`,
  },
  en: {
    usage: `Usage: npm run import:institutions -- FILE… [--dry-run] [--allow-closing] [--english]

  FILE…            exports of the school register or the daycare register (CSV)
  --dry-run        show what the import would do, and save nothing
  --allow-closing  the files are complete: close all they do not name, however many
  --english        the report in English`,
    noSuchFile: (file: string) => `There is no file ${file}.`,
    notAFile: (file: string) => `${file} is not a file.`,
    unreadable: (file: string) => `The file ${file} may not be read.`,
    tooLarge: (file: string) => `${file} is larger than 30 MB and cannot be a register.`,
    nothingImported: 'Nothing was imported.',
    wrongSetting: 'A setting is wrong:',
    failed: (reason: string) => `The import failed and nothing was changed: ${reason}`,
  },
} satisfies Record<Language, unknown>;
