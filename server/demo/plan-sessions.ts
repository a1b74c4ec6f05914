import type { LocalDate } from '#server/time/local-time.ts';
import type { DepartmentContent, OfferContent } from './content/types.ts';
import { type DemoPeriod, dayInDemo, mondaysOf, type TeachingDay, teachingDaysOf } from './demo-calendar.ts';
import { type Random, randomFrom } from './random.ts';

/** A session of the demo world, in the words of the content: slugs and mailboxes, no ids. */
export interface PlannedSession {
  department: DepartmentContent;
  offer: OfferContent;
  startsAt: Date;
  endsAt: Date;
  localDate: LocalDate;
  inSchoolHoliday: boolean;
  /** Mailboxes of those who teach. */
  educators: string[];
}

/** When somebody is taken, including the way to the next place. */
interface Busy {
  from: number;
  to: number;
  site: string;
}

/** Everybody's appointments, by mailbox. */
export type Diary = Map<string, Busy[]>;

const MINUTE = 60_000;
/** Between two sessions at one place, and between two places. */
const PAUSE = { sameSite: 15 * MINUTE, otherSite: 60 * MINUTE };
/** In the school holidays an offer that somebody teaches has at most this many sessions a week. */
const PER_HOLIDAY_WEEK = 2;

/**
 * The sessions of all departments in the period. A week depends on nothing but its own Monday: planning a part of the
 * period gives the same sessions as planning all of it.
 */
export function planSessions(world: {
  seed: number;
  demoDate: LocalDate;
  departments: DepartmentContent[];
  period: DemoPeriod;
}): PlannedSession[] {
  const { seed, demoDate, departments, period } = world;
  const planned: PlannedSession[] = [];
  for (const monday of mondaysOf(period)) {
    const days = teachingDaysOf(monday, period);
    for (const department of departments) {
      const diary: Diary = new Map();
      for (const offer of department.offers.filter((each) => each.state !== 'DRAFT')) {
        const random = randomFrom(seed, 'sessions', offer.slug, monday);
        const slots = random.shuffled(slotsOf({ department, offer, days, demoDate }));
        planned.push(...fillWeek({ department, offer, slots, diary, random }));
      }
    }
  }
  return planned.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.offer.slug < b.offer.slug ? -1 : 1));
}

export interface Slot {
  localDate: LocalDate;
  inSchoolHoliday: boolean;
  startsAt: Date;
}

/** Every time at which the offer could be held on the given days. */
export function slotsOf(week: {
  department: DepartmentContent;
  offer: OfferContent;
  days: TeachingDay[];
  demoDate: LocalDate;
}): Slot[] {
  const { department, offer, days, demoDate } = week;
  return days
    .filter((day) => isHeldOn(offer, day) && hasPartner(department, day.localDate, demoDate))
    .flatMap(({ localDate, inSchoolHoliday, at }) =>
      offer.timetable.starts.map((time) => ({ localDate, inSchoolHoliday, startsAt: at(time) })),
    )
    .filter((slot): slot is Slot => slot.startsAt !== null);
}

/** A department teaches only while an agreement carries it. */
function hasPartner(department: DepartmentContent, day: LocalDate, demoDate: LocalDate): boolean {
  return department.partnerships.some(
    ({ from, to }) => dayInDemo(from, demoDate) <= day && (to === undefined || day < dayInDemo(to, demoDate)),
  );
}

function isHeldOn({ timetable }: OfferContent, { month, weekday, inSchoolHoliday }: TeachingDay): boolean {
  if (!timetable.months.includes(month)) return false;
  if (timetable.weekdays !== undefined && !timetable.weekdays.includes(weekday)) return false;
  return timetable.inSchoolHolidays === true || !inSchoolHoliday;
}

/** Takes slots in the given order until the week is full or nobody is free. */
function fillWeek(week: {
  department: DepartmentContent;
  offer: OfferContent;
  slots: Slot[];
  diary: Diary;
  random: Random;
}): PlannedSession[] {
  const { department, offer, diary, random } = week;
  const sessions: PlannedSession[] = [];
  const { perWeek, educators } = offer.timetable;
  const most = { term: perWeek, holiday: educators === 0 ? perWeek : PER_HOLIDAY_WEEK };
  const held = { term: 0, holiday: 0 };
  for (const slot of week.slots) {
    const kind = slot.inSchoolHoliday ? 'holiday' : 'term';
    if (held[kind] >= most[kind]) continue;
    const session = staffed({ department, offer, slot, diary, random });
    if (session === null) continue;
    held[kind] += 1;
    sessions.push(session);
  }
  return sessions;
}

/** The session with free educators, who are taken from then on; null when too few are free. */
export function staffed(wanted: {
  department: DepartmentContent;
  offer: OfferContent;
  slot: Slot;
  diary: Diary;
  random: Random;
}): PlannedSession | null {
  const { department, offer, slot, diary, random } = wanted;
  const from = slot.startsAt.getTime();
  // Every school is a place of its own.
  const site = offer.form === 'OUTREACH' ? `school at ${from}` : offer.site;
  const time = { from, to: from + offer.durationMinutes * MINUTE, site };
  const team = department.staff.filter(({ role }) => role === 'EDUCATOR').map(({ mailbox }) => mailbox);
  const needed = offer.timetable.educators ?? 1;
  const free = random.shuffled(team).filter((mailbox) => isFree(diary.get(mailbox) ?? [], time));
  if (free.length < needed) return null;
  const educators = free.slice(0, needed);
  for (const mailbox of educators) diary.set(mailbox, [...(diary.get(mailbox) ?? []), time]);
  return { department, offer, ...slot, endsAt: new Date(time.to), educators };
}

function isFree(appointments: Busy[], time: Busy): boolean {
  return appointments.every((other) => {
    const pause = other.site === time.site ? PAUSE.sameSite : PAUSE.otherSite;
    return time.to + pause <= other.from || other.to + pause <= time.from;
  });
}
