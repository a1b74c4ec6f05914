import type { TownName } from './towns.ts';

export type DemoInstitutionKind =
  | 'FOLKESKOLE'
  | 'PRIVATE_SCHOOL'
  | 'SPECIAL_SCHOOL'
  | 'EFTERSKOLE'
  | 'UPPER_SECONDARY'
  | 'VOCATIONAL'
  | 'NURSERY'
  | 'KINDERGARTEN'
  | 'INTEGRATED_DAYCARE'
  | 'OTHER';

/** An invented school or daycare. */
export interface InstitutionContent {
  /** Schools 990001-, daycares G99001-: outside the register's series. */
  number: string;
  name: string;
  kind: DemoInstitutionKind;
  town: TownName;
  street: string;
  /** The main school's number, for a branch. */
  parent?: string;
}
