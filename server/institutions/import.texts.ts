import type { InstitutionKind } from '#server/generated/prisma/enums.ts';
import type { Language } from '#server/time/language.ts';
import type { HeldBack } from './import.types.ts';

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

/** Why a run in the background could not begin. */
export const runRefusals: Record<Language, Record<'IMPORT_RUNNING' | 'FILES_GONE', string>> = {
  da: {
    IMPORT_RUNNING: importRunning.da,
    FILES_GONE: 'Filerne er her ikke længere. Vælg dem igen.',
  },
  en: {
    IMPORT_RUNNING: importRunning.en,
    FILES_GONE: 'The files are not here any more. Choose them again.',
  },
};

export const importFailed: Record<Language, string> = {
  da: 'Der gik noget galt hos os, og intet er ændret. Prøv igen.',
  en: 'Something went wrong on our side, and nothing was changed. Try again.',
};
