import { type Dimensions, dimensionsOf } from '#server/bookings/booking.dimensions.ts';
import { newReference } from '#server/bookings/booking.reference.ts';
import type { Institution, Session } from '#server/generated/prisma/client.ts';
import type { BookingUncheckedCreateInput } from '#server/generated/prisma/models.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { dateToLocalDate, localDateOf, localDateToDate } from '#server/time/local-time.ts';
import { anAccount, anInstitution } from './builders.ts';

/** One group of a booking; 5th class with 24 pupils and 2 adults unless said otherwise. */
export interface GroupFacts {
  label?: string;
  gradeLevel?: number;
  ageGroup?: 'NURSERY' | 'KINDERGARTEN' | 'MIXED';
  studyYear?: number;
  specialEducation?: boolean;
  pupils?: number;
  adults?: number;
}

export interface BookingFacts extends Partial<Omit<BookingUncheckedCreateInput, 'groups'>> {
  /** Default a new school in København; null = not in the register (municipality and kind unknown). */
  institution?: Pick<Institution, 'number' | 'name' | 'kind' | 'municipalityCode'> | null;
  groups?: GroupFacts[];
  /** What was recorded: everybody, nobody, or the numbers of each group. Default: nothing yet. */
  came?: 'AS_BOOKED' | 'NO_SHOW' | { pupils: number; adults: number }[];
}

type Prisma = Pick<Database, 'prisma'>;
type Group = ReturnType<typeof groupOf>;

/** Only these take places; a held or requested booking does as much as a confirmed one. */
const placeTaking = ['HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED'];

/**
 * A confirmed booking of a session, its dimensions resolved as of the visit's day, with the session's counters raised
 * and, when `came` is given, its attendance.
 */
export async function aBooking(db: Prisma, session: Pick<Session, 'id'>, facts: BookingFacts = {}) {
  const { institution: school, groups: given = [{}], came, ...own } = facts;
  const institution = school === undefined ? await anInstitution(db) : school;
  const groups = given.map(groupOf);
  const status = own.status ?? 'CONFIRMED';
  const booking = await db.prisma.booking.create({
    data: {
      ...(await frozenDimensions(db, session.id, { institution, groups })),
      ...people,
      id: newId(),
      reference: newReference(),
      sessionId: session.id,
      status,
      institutionNumber: institution?.number ?? null,
      institutionName: institution?.name ?? 'Skolen uden nummer',
      groupCount: groups.length,
      ...sumOf(groups),
      cancelledAt: status.startsWith('CANCELLED') ? new Date('2026-01-15T12:00:00Z') : null,
      ...own,
      groups: { create: groups.map((group, position) => ({ ...group, position })) },
    },
  });
  if (placeTaking.includes(status)) await takePlaces(db, session.id, booking);
  if (came !== undefined) await recordAttendance(db, { bookingId: booking.id, groups, came });
  return booking;
}

const people = {
  language: 'da',
  contactName: 'Lærer Lind',
  contactEmail: 'laerer@example.org',
  contactPhone: '20 00 00 20',
  visitorName: 'Lærer Lind',
  visitorEmail: 'laerer@example.org',
  visitorPhone: '20 00 00 20',
  priceOre: 0,
};

function groupOf(facts: GroupFacts) {
  const { ageGroup = null, studyYear = null, specialEducation = false, pupils = 24, adults = 2 } = facts;
  const gradeLevel = facts.gradeLevel ?? (ageGroup === null && studyYear === null ? 5 : null);
  const label = facts.label ?? (gradeLevel === null ? 'Holdet' : `${gradeLevel}.b`);
  return { id: newId(), label, gradeLevel, ageGroup, studyYear, specialEducation, pupils, adults };
}

function sumOf(groups: readonly { pupils: number; adults: number }[]) {
  return {
    pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
    adults: groups.reduce((sum, { adults }) => sum + adults, 0),
  };
}

/** The dimensions as the product itself resolves them, from what the database says of the session's day. */
async function frozenDimensions(
  db: Prisma,
  sessionId: string,
  { institution = null, groups }: { institution: BookingFacts['institution']; groups: Group[] },
) {
  const { offer, startsAt } = await db.prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { offer: true },
  });
  const municipalityCode = institution?.municipalityCode ?? '';
  const regions = await db.prisma.municipalityRegion.findMany({ where: { municipalityCode } });
  const partnerships = await db.prisma.partnership.findMany({ where: { departmentId: offer.departmentId } });
  const dimensions = dimensionsOf({
    session: { localDate: localDateOf(startsAt) },
    offer,
    institution,
    groups,
    regionSpans: regions.map((row) => ({ ...row, ...spanOf(row) })),
    partnershipSpans: partnerships.map((row) => ({ ...row, ...spanOf(row) })),
  });
  return { ...dimensions, localDate: localDateToDate(dimensions.localDate) } as FrozenDimensions;
}

type FrozenDimensions = Pick<BookingUncheckedCreateInput, keyof Dimensions>;

function spanOf({ validFrom, validTo }: { validFrom: Date; validTo: Date | null }) {
  return { validFrom: dateToLocalDate(validFrom), validTo: validTo === null ? null : dateToLocalDate(validTo) };
}

async function takePlaces(db: Prisma, id: string, taken: { groupCount: number; pupils: number; adults: number }) {
  await db.prisma.session.update({
    where: { id },
    data: {
      takenGroups: { increment: taken.groupCount },
      takenPupils: { increment: taken.pupils },
      takenAdults: { increment: taken.adults },
    },
  });
}

interface Recording {
  bookingId: string;
  groups: Group[];
  came: NonNullable<BookingFacts['came']>;
}

async function recordAttendance(db: Prisma, { bookingId, groups, came }: Recording): Promise<void> {
  const recorder = await anAccount(db);
  if (came === 'NO_SHOW') {
    const nobody = { outcome: 'NO_SHOW' as const, groupCount: 0, pupils: 0, adults: 0 };
    await db.prisma.attendance.create({ data: { bookingId, ...nobody, recordedBy: recorder.id } });
    return;
  }
  const numbers = groups.map((group, index) => ({
    groupId: group.id,
    pupils: came === 'AS_BOOKED' ? group.pupils : (came[index]?.pupils ?? 0),
    adults: came === 'AS_BOOKED' ? group.adults : (came[index]?.adults ?? 0),
  }));
  await db.prisma.attendance.create({
    data: {
      bookingId,
      outcome: 'CAME',
      groupCount: numbers.filter(({ pupils }) => pupils > 0).length,
      ...sumOf(numbers),
      recordedBy: recorder.id,
      groups: { create: numbers },
    },
  });
}
