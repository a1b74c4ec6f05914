import type { PlaceValues } from '#lib/place-values.ts';

/** What stands in the booking form, as typed. Survives every round trip. */
export interface GroupValues {
  label: string;
  /** "grade:5", "age:KINDERGARTEN", "year:2"; empty = not chosen. */
  level: string;
  special: boolean;
  pupils: string;
  adults: string;
}

export interface BookingValues extends PlaceValues {
  /** Number of the chosen institution; empty = none chosen. */
  school: string;
  schoolSearch: string;
  schoolName: string;
  schoolMunicipality: string;
  groups: GroupValues[];
  needs: string;
  message: string;
  name: string;
  email: string;
  phone: string;
  otherVisitor: boolean;
  visitorName: string;
  visitorEmail: string;
  visitorPhone: string;
  administratorName: string;
  administratorEmail: string;
  gln: string;
  orderNumber: string;
  reference: string;
  /** The school's head, where their yes is needed. */
  headName: string;
  headEmail: string;
  /** Stands for the places that are held; empty = none. */
  holdToken: string;
  /** Idempotency key: made once per form, so that sending twice books once. */
  key: string;
}

export const emptyGroup: GroupValues = { label: '', level: '', special: false, pupils: '', adults: '' };

/** How many groups a form may hold at most. */
export const MAX_GROUPS = 20;
