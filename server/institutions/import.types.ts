import type { InstitutionKind, InstitutionOwner, InstitutionSource } from '#server/generated/prisma/enums.ts';
import type { LineProblem, Register } from './register.types.ts';

/** An institution as the database holds it; null = not known. */
export type StoredInstitution = {
  number: string;
  name: string;
  kind: InstitutionKind;
  owner: InstitutionOwner;
  source: InstitutionSource;
  parentNumber: string | null;
  address: string | null;
  postalCode: string | null;
  city: string | null;
  website: string | null;
  municipalityCode: string | null;
  latitude: number | null;
  longitude: number | null;
  active: boolean;
};

/**
 * Closings that were not carried out: so many at once look like a partial file (TOO_MANY), or a broken line may be about
 * any of them (NUMBERLESS_LINES). `count` of `active` institutions of the kind would have been closed.
 */
export type HeldBack = {
  code: 'TOO_MANY' | 'NUMBERLESS_LINES';
  register: Register;
  kind: InstitutionKind;
  count: number;
  active: number;
};

/** What an import would do to the database. */
export type ImportPlan = {
  added: StoredInstitution[];
  changed: StoredInstitution[];
  closed: StoredInstitution[];
  heldBack: HeldBack[];
  skipped: LineProblem[];
  notes: LineProblem[];
};
