import { type Dimension, dimensions, type Filters, type OfferDimension, UNKNOWN } from './statistics.dimensions.ts';
import { countsOffered, type Span, spanOfFilters } from './statistics.rules.ts';

/** Where each dimension is read: on the booking, frozen as of the visit's day (`b`). Department and offer are ids here. */
export const bookingColumns: Record<Dimension, string> = {
  schoolYear: 'b.school_year',
  calendarYear: `to_char(b.local_date::timestamp, 'YYYY')`,
  month: `to_char(b.local_date::timestamp, 'YYYY-MM')`,
  department: 'b.department_id::text',
  partnershipType: 'b.partnership_type::text',
  targetGroup: 'b.target_group::text',
  gradeStage: 'b.grade_stage::text',
  institutionKind: 'b.institution_kind::text',
  municipality: 'b.municipality_code',
  region: 'b.region_code',
  subjectFamily: 'b.subject_family::text',
  subject: 'b.subject',
  offer: 'b.offer_id::text',
  form: 'b.form::text',
};

/** The same for a session (`s`), its offer (`o`) and the partnership that held on its day (`p`). */
export const sessionColumns: Record<OfferDimension, string> = {
  schoolYear: `to_char(s.local_date - interval '7 months', 'YYYY') || to_char(s.local_date + interval '5 months', '/YY')`,
  calendarYear: `to_char(s.local_date::timestamp, 'YYYY')`,
  month: `to_char(s.local_date::timestamp, 'YYYY-MM')`,
  department: 'o.department_id::text',
  partnershipType: 'p.type::text',
  subjectFamily: 'o.subject_family::text',
  subject: 'o.subject',
  offer: 'o.id::text',
  form: 'o.form::text',
};

/** Whose figures somebody may see: those of some departments, and the visits of some municipalities' institutions. */
export interface Part {
  /** Ids. */
  departments: readonly string[];
  /** Codes. */
  municipalities: readonly string[];
}

/** What a question is limited to. Department and offer filters hold ids. */
export interface Scope {
  filters: Filters;
  /** Ids of the departments asked about, or "all". */
  departments: 'all' | readonly string[];
  /** What the caller may see at most. */
  part: 'all' | Part;
}

/** A piece of SQL with its parameters, numbered from $1. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Bookings that some figure counts, with their attendance. A booking that nothing has happened to yet is in none. */
export const BOOKINGS = 'booking b LEFT JOIN attendance a ON a.booking_id = b.id';
export const COUNTED = `(a.booking_id IS NOT NULL OR b.status IN ('CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE'))`;

/** The WHERE of a question about bookings; adds its parameters to `values`. */
export function bookingConditions({ filters, departments, part }: Scope, values: unknown[]): string {
  const conditions = [COUNTED, ...spanConditions('b.local_date', spanOfFilters(filters), values)];
  if (departments !== 'all') conditions.push(`b.department_id = ANY($${values.push(departments)}::uuid[])`);
  if (part !== 'all') {
    const ways = [`b.department_id = ANY($${values.push(part.departments)}::uuid[])`];
    if (part.municipalities.length > 0)
      ways.push(`b.municipality_code = ANY($${values.push(part.municipalities)}::text[])`);
    conditions.push(`(${ways.join(' OR ')})`);
  }
  return [...conditions, ...filterConditions(bookingColumns, filters, values)].join(' AND ');
}

/** Sessions offered with what is known about them; `visited` has those to which somebody came. */
export const SESSIONS = `session s
  JOIN offer o ON o.id = s.offer_id
  LEFT JOIN partnership p ON p.department_id = o.department_id
    AND p.valid_from <= s.local_date AND (p.valid_to IS NULL OR s.local_date < p.valid_to)
  LEFT JOIN (SELECT DISTINCT b.session_id FROM booking b JOIN attendance a ON a.booking_id = b.id AND a.outcome = 'CAME')
    visited ON visited.session_id = s.id`;

/** The WHERE of a question about sessions; only for filters that say nothing about the visitor. */
export function sessionConditions({ filters, departments, part }: Scope, values: unknown[]): string {
  if (!countsOffered(filters)) throw new Error('What was offered has no figures under a filter of the visitor');
  const conditions = [`s.state <> 'CANCELLED'`, ...spanConditions('s.local_date', spanOfFilters(filters), values)];
  if (departments !== 'all') conditions.push(`o.department_id = ANY($${values.push(departments)}::uuid[])`);
  if (part !== 'all') conditions.push(`o.department_id = ANY($${values.push(part.departments)}::uuid[])`);
  return [...conditions, ...filterConditions(sessionColumns, filters, values)].join(' AND ');
}

/** The days asked about, as a range that an index can be read by. */
function spanConditions(column: string, span: Span | null, values: unknown[]): string[] {
  if (span === null) return [];
  return [`${column} >= $${values.push(span.from)}::date`, `${column} < $${values.push(span.to)}::date`];
}

function filterConditions(columns: Partial<Record<Dimension, string>>, filters: Filters, values: unknown[]): string[] {
  return dimensions.flatMap((dimension) => {
    const column = columns[dimension];
    const chosen = filters[dimension];
    if (column === undefined || chosen === undefined) return [];
    const known = `${column} = ANY($${values.push(chosen.filter((value) => value !== UNKNOWN))}::text[])`;
    return [chosen.includes(UNKNOWN) ? `(${known} OR ${column} IS NULL)` : known];
  });
}
