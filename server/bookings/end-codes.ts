/** Why a booking ended before its visit; the database's enum booking_end_code. */
export const endCodes = [
  'ILLNESS',
  'TRANSPORT',
  'WEATHER',
  'TIMETABLE',
  'STAFFING',
  'COST',
  'DUPLICATE',
  'TOO_FEW',
  'LEVEL',
  'NO_CAPACITY',
  'HEAD_DECLINED',
  'OTHER',
] as const;
export type EndCode = (typeof endCodes)[number];

/** What a school may give as its reason, in the order of the form. */
export const bookerEndCodes = [
  'ILLNESS',
  'TRANSPORT',
  'TIMETABLE',
  'STAFFING',
  'WEATHER',
  'COST',
  'DUPLICATE',
  'OTHER',
] as const satisfies readonly EndCode[];

/** What a department may give as its reason. */
export const venueEndCodes = [
  'NO_CAPACITY',
  'LEVEL',
  'ILLNESS',
  'WEATHER',
  'TOO_FEW',
  'OTHER',
] as const satisfies readonly EndCode[];
