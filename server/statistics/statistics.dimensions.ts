/**
 * What figures can be grouped and filtered by.
 *
 * `offer` dimensions are known for everything that was offered, booked or not: when, where, by whom, what.
 * `visitor` dimensions are known only when somebody books: who comes, from where. What was *offered* has no value in them.
 */
export const dimensionSides = {
  schoolYear: 'offer',
  calendarYear: 'offer',
  month: 'offer',
  department: 'offer',
  partnershipType: 'offer',
  targetGroup: 'visitor',
  gradeStage: 'visitor',
  institutionKind: 'visitor',
  municipality: 'visitor',
  region: 'visitor',
  subjectFamily: 'offer',
  subject: 'offer',
  offer: 'offer',
  form: 'offer',
} as const;

export type Dimension = keyof typeof dimensionSides;
export type OfferDimension = { [D in Dimension]: (typeof dimensionSides)[D] extends 'offer' ? D : never }[Dimension];

export const dimensions = Object.keys(dimensionSides) as Dimension[];

/** Stands for "not known" in a filter: `municipality=UNKNOWN`. In answers the value is null. */
export const UNKNOWN = 'UNKNOWN';

/** The chosen values of each dimension; a dimension without a filter is left out. */
export type Filters = Partial<Record<Dimension, string[]>>;

/** Whether the dimension is known for what was offered, too. */
export function isOfferDimension(dimension: Dimension): dimension is OfferDimension {
  return dimensionSides[dimension] === 'offer';
}
