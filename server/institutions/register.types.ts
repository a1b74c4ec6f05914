import type { InstitutionKind, InstitutionOwner, InstitutionSource } from '#server/generated/prisma/enums.ts';

/** The two registers that can be imported. */
export type Register = Extract<InstitutionSource, 'SCHOOL_REGISTER' | 'DAYCARE_REGISTER'>;

/** One of the 98 municipalities; the code has four digits. */
export type MunicipalityName = { code: string; name: string };

/** What one line of a register says. Undefined = the file has no such column; null = the cell is empty. */
export type RegisterRow = {
  number: string;
  name: string;
  /** Null only outside the 98 municipalities. */
  municipalityCode: string | null;
  kind?: InstitutionKind;
  owner?: InstitutionOwner;
  parentNumber?: string | null;
  address?: string | null;
  postalCode?: string | null;
  city?: string | null;
  website?: string | null;
  latitude?: number | null;
  longitude?: number | null;
};

/** Why a line was skipped, or what was odd about a line that was used. */
export type Reason =
  | { code: 'FIELD_COUNT'; found: number; expected: number }
  | { code: 'QUOTES' }
  | { code: 'UNREADABLE_CHARACTERS' }
  | { code: 'NUMBER_MISSING' }
  | { code: 'NUMBER_INVALID'; value: string; register: Register }
  | { code: 'NAME_MISSING' }
  | { code: 'MUNICIPALITY_MISSING' }
  | { code: 'MUNICIPALITY_UNKNOWN'; value: string }
  | { code: 'TOO_LONG'; column: string; limit: number }
  | { code: 'DUPLICATE_NUMBER'; number: string; fileName: string; line: number }
  | { code: 'NOT_AN_INSTITUTION'; type: string }
  | { code: 'DEMO_NUMBER'; number: string }
  | { code: 'PARENT_UNKNOWN'; number: string }
  | { code: 'POSTAL_CODE_INVALID'; value: string }
  | { code: 'COORDINATES_INVALID'; value: string };

/** A line and what is to be said about it. Line 1 is the file's first. */
export type LineProblem = { fileName: string; line: number; number: string | null; reasons: Reason[] };

/** Why a file is not imported at all. */
export type FileRefusal = { fileName: string } & (
  | { code: 'EMPTY_FILE' }
  | { code: 'SPREADSHEET' }
  | { code: 'NOT_TEXT' }
  | { code: 'NOT_A_REGISTER' }
  | { code: 'COLUMNS_MISSING'; register: Register; columns: string[] }
  | { code: 'NO_ROWS' }
  | { code: 'TOO_MANY_ROWS'; limit: number }
  | { code: 'MOSTLY_BROKEN'; broken: number; rows: number; example: LineProblem }
);

/** A register file that was read. Lines stand in the order of the file. */
export type RegisterFile = {
  fileName: string;
  register: Register;
  /** Lines with content below the header. */
  rows: number;
  lines: { line: number; row: RegisterRow }[];
  skipped: LineProblem[];
  notes: LineProblem[];
  /** Numbers that stand in skipped, broken lines: whoever has them is still in the register. */
  brokenNumbers: string[];
  /** Broken lines whose number cannot be read. */
  numberlessLines: number;
};
