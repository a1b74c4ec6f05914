import { placeTexts } from '#lib/texts/place.ts';
import { staffTexts } from '#lib/texts/staff.ts';
import { leavingWords, placeLines } from '#lib/visit-place.ts';
import { levelName } from '#server/offers/labels.ts';
import type { ScheduledBlock, ScheduledBooking, ScheduleItem } from '#server/schedule/schedule.contract.ts';
import { formatDate, formatTime, formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { lastDayToCorrect } from '#server/time/school-year.ts';
import { overlapsOf } from './overlaps.ts';

/** A group as the staff pages show it, with what came if that is known. */
export interface VisitGroup {
  id: string;
  label: string;
  level: string;
  special: boolean;
  pupils: number;
  adults: number;
  came: { pupils: number; adults: number } | null;
}

/** One visit: a booking with its session, worded for a page. */
export interface Visit {
  reference: string;
  date: LocalDate;
  /** "9.30" */
  time: string;
  /** "til 11.30" */
  until: string;
  title: string;
  family: 'HISTORY' | 'SCIENCE' | 'ARTS';
  school: string;
  groups: VisitGroup[];
  /** "5.a og 5.b" */
  groupNames: string;
  pupils: number;
  adults: number;
  /** "26 elever, 2 voksne" */
  numbers: string;
  /** Whether all groups are daycare children. */
  children: boolean;
  visitor: { name: string; phone: string };
  needs: string | null;
  message: string | null;
  site: string;
  meetingPoint: string;
  /** Names; an empty list = nobody yet. */
  educators: string[];
  needsEducator: boolean;
  /** "Salen · Vaders (12)"; empty = none. */
  rooms: string;
  /** Needs review: the session was changed or cancelled after it was booked. */
  inReview: boolean;
  /** We come to them; where that is, if the register knows. */
  outreach: boolean;
  address: string | null;
  /** When to leave for it, in words; null = no way to go. */
  leaving: string | null;
  /** Of an online visit: its link; null = none is known. */
  online: { url: string | null } | null;
  department: string;
  materials: { title: string; note: string }[];
  clothing: string | null;
  /** Why it may come to nothing, in words; null = it is agreed. */
  pending: string | null;
  /** Confirmed, and its day has begun. */
  canRecord: boolean;
  attendance: { came: boolean; late: boolean; text: string; by: string; version: number } | null;
  /** Until when it can be corrected, in words. */
  correctable: string;
  /** The figures of its school year are closed. */
  closed: boolean;
  /** Sentences about educators who teach elsewhere at the same time. */
  overlaps: string[];
}

/** A session that nobody has booked. */
export interface FreeTime {
  date: LocalDate;
  time: string;
  title: string;
}

/** Time kept for something else than visits. */
export interface Block {
  id: string;
  /** "13.00–15.00" */
  time: string;
  title: string;
  /** Who and what it is about; null = everybody. */
  whom: string | null;
}

/** The blocked time of some days in words. */
export function blocksOf(blocked: ScheduledBlock[], language: Language): Block[] {
  return blocked.map(({ id, title, startsAt, endsAt, people, rooms }) => ({
    id,
    title,
    time: formatTimeRange(new Date(startsAt), new Date(endsAt), language),
    whom: [...people, ...rooms].join(', ') || null,
  }));
}

/** The schedule in the words of the pages. @param today the Danish day */
export function visitsOf(items: ScheduleItem[], today: LocalDate, language: Language): Visit[] {
  const overlaps = overlapsOf(items);
  return items.flatMap((item) =>
    item.bookings.map((booking) => visitOf(item, booking, { today, language, overlaps: overlaps.get(item) ?? [] })),
  );
}

/** Open sessions without bookings. */
export function freeTimesOf(items: ScheduleItem[], language: Language): FreeTime[] {
  return items
    .filter(({ session, bookings }) => bookings.length === 0 && session.state === 'OPEN')
    .map(({ session }) => ({
      date: session.localDate,
      time: formatTime(new Date(session.startsAt), language),
      title: session.offer.title,
    }));
}

interface Around {
  today: LocalDate;
  language: Language;
  overlaps: { educator: string; other: ScheduleItem }[];
}

function visitOf(item: ScheduleItem, booking: ScheduledBooking, { today, language, overlaps }: Around): Visit {
  const texts = staffTexts[language];
  const { session, educators } = item;
  const groups = booking.groups.map((group) => groupOf(group, booking, language));
  const children = booking.groups.every(({ ageGroup }) => ageGroup !== null);
  const sums = sumOf(groups);
  return {
    reference: booking.reference,
    date: session.localDate,
    time: formatTime(new Date(session.startsAt), language),
    until: texts.visit.until(formatTime(new Date(session.endsAt), language)),
    title: session.offer.title,
    family: session.offer.subjectFamily,
    school: booking.institution.name,
    groups,
    groupNames: new Intl.ListFormat(language).format(groups.map(({ label }) => label)),
    ...sums,
    numbers: numbersText(sums, children, language),
    children,
    visitor: booking.visitor,
    needs: booking.needs,
    message: booking.message,
    site: session.form === 'ONLINE' ? placeTexts[language].shown.online : session.site.name,
    meetingPoint: session.site.meetingPoint,
    educators: educators.map(({ name, role }) => (role === 'LEADS' ? name : `${name} (${texts.visit.roles[role]})`)),
    needsEducator: educators.length === 0 && session.form !== 'SELF_GUIDED',
    rooms: item.rooms.map(({ name, quantity }) => (quantity === null ? name : `${name} (${quantity})`)).join(' · '),
    inReview: booking.review !== null && booking.review !== undefined,
    outreach: session.form === 'OUTREACH',
    address:
      booking.place === null
        ? booking.institutionAddress
        : placeLines({ ...booking, session }, language)
            .slice(1)
            .join(' · '),
    leaving: leavingWords(session, language),
    online: session.form === 'ONLINE' ? { url: session.onlineUrl } : null,
    department: session.department.name,
    materials: session.materials,
    clothing: session.clothing,
    pending: pendingWords(booking.status, language),
    canRecord: booking.status === 'CONFIRMED' && session.localDate <= today,
    attendance: attendanceOf(booking, children, language),
    ...correctionOf(session.localDate, today, language),
    overlaps: overlaps.map(({ educator, other }) => texts.visit.overlap(educator, rangeOf(other, language))),
  };
}

function groupOf(group: ScheduledBooking['groups'][number], booking: ScheduledBooking, language: Language): VisitGroup {
  const { id, label, specialEducation: special, pupils, adults } = group;
  const came = booking.attendance?.groups.find((one) => one.id === id);
  return {
    id,
    label,
    level: levelName(group, language),
    special,
    pupils,
    adults,
    came: came ? { pupils: came.pupils, adults: came.adults } : null,
  };
}

function pendingWords(status: ScheduledBooking['status'], language: Language): string | null {
  if (status === 'CONFIRMED') return null;
  const { offered, requested } = staffTexts[language].visit;
  return status === 'OFFERED' ? offered : requested;
}

function attendanceOf({ attendance }: ScheduledBooking, children: boolean, language: Language): Visit['attendance'] {
  if (attendance === null) return null;
  const texts = staffTexts[language].attendance;
  const came = attendance.outcome === 'CAME';
  const late = attendance.cameLate;
  const cameWith = late ? texts.cameLateWith : texts.cameWith;
  const text = came ? cameWith(numbersText(sumOf(attendance.groups), children, language)) : texts.didNotCome;
  return { came, late, text, by: texts.by(attendance.recordedBy), version: attendance.version };
}

function correctionOf(day: LocalDate, today: LocalDate, language: Language): Pick<Visit, 'correctable' | 'closed'> {
  const lastDay = lastDayToCorrect(day);
  const closed = today > lastDay;
  const texts = staffTexts[language].attendance;
  return { closed, correctable: (closed ? texts.closed : texts.correctable)(formatDate(lastDay, language)) };
}

function numbersText({ pupils, adults }: { pupils: number; adults: number }, children: boolean, language: Language) {
  const { count } = staffTexts[language];
  return count.both(children ? count.children(pupils) : count.pupils(pupils), count.adults(adults));
}

function rangeOf({ session }: ScheduleItem, language: Language): string {
  return formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language);
}

function sumOf(groups: readonly { pupils: number; adults: number }[]): { pupils: number; adults: number } {
  return {
    pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
    adults: groups.reduce((sum, { adults }) => sum + adults, 0),
  };
}
