import type { InstitutionKind } from '#server/generated/prisma/enums.ts';
import type { Language } from '#server/time/language.ts';
import type { HeldBack, StoredInstitution } from './import.rules.ts';
import type { LineProblem, Register } from './register.types.ts';

/** The kinds in the plural, as they stand inside a sentence. */
const kinds: Record<Language, Record<InstitutionKind, string>> = {
  da: {
    FOLKESKOLE: 'folkeskoler',
    PRIVATE_SCHOOL: 'fri- og privatskoler',
    SPECIAL_SCHOOL: 'specialskoler',
    EFTERSKOLE: 'efterskoler',
    UPPER_SECONDARY: 'gymnasier og hf-kurser',
    VOCATIONAL: 'erhvervsskoler',
    NURSERY: 'vuggestuer',
    KINDERGARTEN: 'børnehaver',
    INTEGRATED_DAYCARE: 'aldersintegrerede institutioner',
    OTHER: 'øvrige institutioner',
  },
  en: {
    FOLKESKOLE: 'public schools',
    PRIVATE_SCHOOL: 'private schools',
    SPECIAL_SCHOOL: 'special schools',
    EFTERSKOLE: 'continuation schools',
    UPPER_SECONDARY: 'upper secondary schools',
    VOCATIONAL: 'vocational schools',
    NURSERY: 'nurseries',
    KINDERGARTEN: 'kindergartens',
    INTEGRATED_DAYCARE: 'integrated daycares',
    OTHER: 'other institutions',
  },
};

/** Why institutions were not closed, and what to do about it. */
export function heldBackSentence({ code, kind, count, active }: HeldBack, language: Language): string {
  const what = kinds[language][kind];
  if (language === 'en') {
    const why =
      code === 'TOO_MANY'
        ? 'The file looks like a part of the register.'
        : 'Lines without a readable number may be about them.';
    return `${count} of ${active} ${what} are not in the file, but none of them was closed. ${why} If the file is complete, import it again and allow closing.`;
  }
  const why =
    code === 'TOO_MANY' ? 'Filen ligner en del af registeret.' : 'Linjer uden et læseligt nummer kan handle om dem.';
  return `${count} af ${active} ${what} står ikke i filen, men ingen af dem er lukket. ${why} Er filen fuldstændig, så importér den igen og tillad lukning.`;
}

export const importRunning: Record<Language, string> = {
  da: 'En anden import er i gang. Prøv igen, når den er færdig.',
  en: 'Another import is running. Try again when it has finished.',
};

/** Why an upload could not be taken. */
export const uploadSentences: Record<Language, Record<'TOO_LARGE' | 'UPLOAD_UNREADABLE' | 'NO_FILE', string>> = {
  da: {
    TOO_LARGE: 'Filen er større end 30 MB og kan ikke være et register.',
    UPLOAD_UNREADABLE: 'Filen kom ikke helt frem. Prøv igen.',
    NO_FILE: 'Vælg en fil fra skole- eller dagtilbudsregisteret.',
  },
  en: {
    TOO_LARGE: 'The file is larger than 30 MB and cannot be a register.',
    UPLOAD_UNREADABLE: 'The file did not arrive whole. Try again.',
    NO_FILE: 'Choose a file of the school register or the daycare register.',
  },
};

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
    fields: {
      number: 'nummer',
      name: 'navn',
      kind: 'type',
      owner: 'ejer',
      source: 'register',
      parentNumber: 'hovedskole',
      address: 'adresse',
      postalCode: 'postnummer',
      city: 'by',
      website: 'hjemmeside',
      municipalityCode: 'kommune',
      latitude: 'breddegrad',
      longitude: 'længdegrad',
      active: 'genåbnet',
    },
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
    fields: {
      number: 'number',
      name: 'name',
      kind: 'kind',
      owner: 'owner',
      source: 'register',
      parentNumber: 'main school',
      address: 'address',
      postalCode: 'postal code',
      city: 'town',
      website: 'website',
      municipalityCode: 'municipality',
      latitude: 'latitude',
      longitude: 'longitude',
      active: 'reopened',
    },
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
