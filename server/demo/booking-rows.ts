import { type Dated, dimensionsOf } from '#server/bookings/booking.dimensions.ts';
import { newReference } from '#server/bookings/booking.reference.ts';
import { towns } from './content/schools/towns.ts';
import { dayInDemo } from './demo-calendar.ts';
import type { DemoIds } from './demo-ids.ts';
import type { PlannedAttendance } from './plan-attendance.ts';
import type { PlannedBooking } from './plan-bookings.ts';
import { randomFrom } from './random.ts';
import type { Row, TableRows } from './rows.ts';
import { mailOf } from './staff-accounts.ts';

/** Which region a municipality belongs to, and when: read from the database, where it is a fact. */
export type RegionSpan = Dated & { municipalityCode: string; regionCode: string };

/** Bookings with their groups and attendance, the dimensions frozen as of the visit's day. */
export function bookingRows(
  ids: DemoIds,
  plan: { bookings: PlannedBooking[]; attendance: PlannedAttendance[]; regionSpans: RegionSpan[] },
): TableRows[] {
  const reference = references(ids.seed);
  const regions = Map.groupBy(plan.regionSpans, ({ municipalityCode }) => municipalityCode);
  return [
    {
      table: 'booking',
      rows: plan.bookings.map((booking) => ({
        ...bookingRow(ids, booking),
        ...dimensionColumns(ids, booking, regions.get(towns[booking.institution.town].municipality) ?? []),
        reference: reference(),
      })),
    },
    { table: 'booking_group', rows: plan.bookings.flatMap((booking) => groupRows(ids, booking)) },
    { table: 'attendance', rows: plan.attendance.map((attendance) => attendanceRow(ids, attendance)) },
    { table: 'attendance_group', rows: plan.attendance.flatMap((attendance) => attendanceGroupRows(ids, attendance)) },
  ];
}

/** References in a row of chance that never repeats one. */
function references(seed: number): () => string {
  const random = randomFrom(seed, 'references');
  const given = new Set<string>();
  return () => {
    let reference = newReference((limit) => random.integer(0, limit - 1));
    while (given.has(reference)) reference = newReference((limit) => random.integer(0, limit - 1));
    given.add(reference);
    return reference;
  };
}

function idOf(ids: DemoIds, { session, position, createdAt }: PlannedBooking): string {
  return ids.booking(session.offer.slug, session.startsAt, position, createdAt);
}

function bookingRow(ids: DemoIds, booking: PlannedBooking): Row {
  const { session, status, institution, groups, contact, visitor, cancelledAt } = booking;
  const mailed = cancelledAt === null ? 0 : 1;
  return {
    id: idOf(ids, booking),
    session_id: ids.session(session.offer.slug, session.startsAt),
    status,
    link_version: 1,
    sequence: mailed,
    version: 1 + mailed,
    language: booking.language,
    institution_number: institution.number,
    institution_name: institution.name,
    contact_name: contact.name,
    contact_email: contact.email,
    contact_phone: contact.phone,
    visitor_name: visitor.name,
    visitor_email: visitor.email,
    visitor_phone: visitor.phone,
    administrator_name: null,
    administrator_email: booking.administratorEmail,
    needs: booking.needs,
    message: booking.message,
    price_ore: session.offer.priceKroner * 100 * groups.length,
    group_count: groups.length,
    pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
    adults: groups.reduce((sum, { adults }) => sum + adults, 0),
    created_at: booking.createdAt.toISOString(),
    updated_at: (cancelledAt ?? booking.createdAt).toISOString(),
    cancelled_at: cancelledAt?.toISOString() ?? null,
    cancel_reason: booking.cancelReason,
  };
}

function dimensionColumns(
  ids: DemoIds,
  { session, institution, groups }: PlannedBooking,
  regionSpans: RegionSpan[],
): Row {
  const { offer, department } = session;
  const dimensions = dimensionsOf({
    session: { localDate: session.localDate },
    offer: {
      id: ids.offer(offer.slug),
      departmentId: ids.department(department.slug),
      subjectFamily: offer.subjectFamily,
      subject: offer.subjects[0],
      form: offer.form,
    },
    institution: { kind: institution.kind, municipalityCode: towns[institution.town].municipality },
    groups,
    regionSpans,
    partnershipSpans: department.partnerships.map(({ type, from, to }) => ({
      type,
      validFrom: dayInDemo(from, ids.demoDate),
      validTo: to === undefined ? null : dayInDemo(to, ids.demoDate),
    })),
  });
  return {
    local_date: dimensions.localDate,
    school_year: dimensions.schoolYear,
    department_id: dimensions.departmentId,
    offer_id: dimensions.offerId,
    municipality_code: dimensions.municipalityCode,
    region_code: dimensions.regionCode,
    partnership_type: dimensions.partnershipType,
    institution_kind: dimensions.institutionKind,
    target_group: dimensions.targetGroup,
    grade_stage: dimensions.gradeStage,
    subject_family: dimensions.subjectFamily,
    subject: dimensions.subject,
    form: dimensions.form,
  };
}

function groupId(ids: DemoIds, booking: PlannedBooking, position: number): string {
  return ids.of(`group|${idOf(ids, booking)}|${position}`);
}

function groupRows(ids: DemoIds, booking: PlannedBooking): Row[] {
  return booking.groups.map((group, position) => ({
    id: groupId(ids, booking, position),
    booking_id: idOf(ids, booking),
    position,
    label: group.label,
    grade_level: group.gradeLevel,
    age_group: group.ageGroup,
    study_year: group.studyYear,
    special_education: group.specialEducation,
    pupils: group.pupils,
    adults: group.adults,
  }));
}

function attendanceRow(ids: DemoIds, { booking, outcome, groups, recordedAt, recordedBy }: PlannedAttendance): Row {
  return {
    booking_id: idOf(ids, booking),
    outcome,
    group_count: groups.filter(({ pupils }) => pupils > 0).length,
    pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
    adults: groups.reduce((sum, { adults }) => sum + adults, 0),
    recorded_at: recordedAt.toISOString(),
    recorded_by: ids.account(mailOf(recordedBy)),
    version: 1,
  };
}

function attendanceGroupRows(ids: DemoIds, { booking, groups }: PlannedAttendance): Row[] {
  return groups.map(({ pupils, adults }, position) => ({
    group_id: groupId(ids, booking, position),
    booking_id: idOf(ids, booking),
    pupils,
    adults,
  }));
}
