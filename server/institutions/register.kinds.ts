import type { InstitutionKind, InstitutionOwner } from '#server/generated/prisma/enums.ts';
import { foldDanish } from '#server/search/fold.ts';

/** The school register's type numbers that have a kind of their own. */
const schoolKinds: Record<string, InstitutionKind> = {
  '1012': 'FOLKESKOLE',
  '1017': 'FOLKESKOLE',
  '1013': 'PRIVATE_SCHOOL',
  '1018': 'PRIVATE_SCHOOL',
  '1015': 'SPECIAL_SCHOOL',
  '1016': 'SPECIAL_SCHOOL',
  '1010': 'EFTERSKOLE',
  '1011': 'EFTERSKOLE',
  '1061': 'UPPER_SECONDARY',
  '1062': 'UPPER_SECONDARY',
  '1063': 'UPPER_SECONDARY',
  '1071': 'VOCATIONAL',
  '1072': 'VOCATIONAL',
  '1081': 'VOCATIONAL',
};

/** Kind by the school register's type number (INST_TYPE_NR); null for authorities and advisory centres (20xx). */
export function schoolKind(type: string): InstitutionKind | null {
  if (/^20\d\d$/.test(type)) return null;
  return schoolKinds[type] ?? 'OTHER';
}

/** Kind by the daycare register's type, written with or without æøå. */
export function daycareKind(type: string): InstitutionKind {
  const folded = foldDanish(type);
  if (folded.startsWith('aldersintegreret')) return 'INTEGRATED_DAYCARE';
  if (folded.startsWith('boernehave')) return 'KINDERGARTEN';
  if (folded.startsWith('vuggestue')) return 'NURSERY';
  return 'OTHER';
}

/** The register's owner codes as they stand beside their names in the export. */
const ownerCodes: Record<string, InstitutionOwner> = { '2': 'MUNICIPAL', '4': 'SELF_GOVERNING' };

/** Owner by the register's words ("Kommunale", "Selvejende, statslige", "privat"), else by EJER_KODE. */
export function ownerOf(words: string, code = ''): InstitutionOwner {
  const folded = foldDanish(words);
  if (folded.includes('selvejende')) return 'SELF_GOVERNING';
  if (folded.includes('privat')) return 'PRIVATE';
  if (folded.includes('region') || folded.includes('amt')) return 'REGIONAL';
  if (folded.includes('kommun')) return 'MUNICIPAL';
  if (folded.includes('stat')) return 'STATE';
  return ownerCodes[code] ?? 'OTHER';
}
