import { calendarFeedFor, type FeedVisit } from '#server/invites/calendar-feed.ts';
import { formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { planTexts } from './plan-calendar.texts.ts';

interface Bilingual {
  da: string;
  en: string;
}

/** A session, or a further meeting of a course, as the staff's calendars know it: classes and numbers, no needs. */
export interface PlannedSession {
  /** Of the session, or of the meeting. */
  id: string;
  revision: number;
  /** When anything of it was last said. */
  statedAt: Date;
  startsAt: Date;
  endsAt: Date;
  localDate: LocalDate;
  cancelled: boolean;
  title: Bilingual;
  site: { name: string; address: string; latitude: number; longitude: number };
  form: string;
  /** The way there, and the way back. */
  travelMinutes: number;
  /** Of an online session. */
  onlineUrl: string | null;
  /** Live bookings in the order in which they came; `place`: the address of an outreach visit. */
  bookings: {
    institution: string;
    visitor: string;
    place: string | null;
    groups: { label: string; pupils: number; adults: number }[];
  }[];
  educators: string[];
  rooms: Bilingual[];
}

export interface PlannedBlock {
  id: string;
  version: number;
  statedAt: Date;
  startsAt: Date;
  endsAt: Date;
  title: string;
  people: string[];
}

/** Whose plan: a person's takes their time, a room's nobody's. */
export interface PlanCalendar {
  name: string;
  language: Language;
  publicUrl: string;
  mailDomain: string;
  busy: boolean;
}

/** A plan as text/calendar: the same plan always gives the same text, in whatever zone the server stands. */
export function planCalendar(
  { sessions, blocks }: { sessions: PlannedSession[]; blocks: PlannedBlock[] },
  calendar: PlanCalendar,
): string {
  const visits = [
    ...sessions.map((session) => sessionEvent(session, calendar)),
    ...blocks.map((block) => blockEvent(block, calendar)),
  ];
  visits.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.uid < b.uid ? -1 : 1));
  return calendarFeedFor(calendar.name, visits);
}

function sessionEvent(session: PlannedSession, { language, publicUrl, mailDomain, busy }: PlanCalendar): FeedVisit {
  const texts = planTexts[language];
  const { bookings, educators, rooms, cancelled } = session;
  const who = bookings.map(({ institution, groups }) => [...groups.map(({ label }) => label), institution].join(', '));
  const lines = [
    ...(session.form === 'OUTREACH' && session.travelMinutes > 0
      ? [texts.leave(formatTime(leavingOf(session), language), session.travelMinutes)]
      : []),
    ...bookings.flatMap(({ institution, visitor, groups }) => [
      `${institution} (${visitor})`,
      ...groups.map(({ label, pupils, adults }) => texts.group(label, pupils, adults)),
    ]),
    ...(educators.length > 0 ? [texts.educators(educators.join(', '))] : []),
    ...(rooms.length > 0 ? [texts.rooms(rooms.map((room) => room[language]).join(', '))] : []),
  ];
  return {
    uid: `${session.id}@${mailDomain}`,
    sequence: session.revision,
    stampedAt: session.statedAt,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    summary: `${who.length > 0 ? who.join('; ') : texts.free}: ${session.title[language]}`,
    description: lines.join('\n'),
    ...whereOf(session, busy),
    url: `${publicUrl}${language === 'en' ? '/en' : ''}/personale/dag/${session.localDate}`,
    cancelled,
    tentative: false,
    busy,
  };
}

const MINUTE_MS = 60_000;

function leavingOf({ startsAt, travelMinutes }: PlannedSession): Date {
  return new Date(startsAt.getTime() - travelMinutes * MINUTE_MS);
}

/** Out at the schools, at the link (in the calendars of those who teach only), or at the site. */
function whereOf(
  { form, onlineUrl, bookings, site }: PlannedSession,
  personal: boolean,
): Pick<FeedVisit, 'location' | 'position'> {
  if (form === 'ONLINE') return { location: (personal && onlineUrl) || 'Online', position: null };
  if (form === 'OUTREACH') {
    const places = bookings.map(({ institution, place }) => [institution, place].filter(Boolean).join(', '));
    return { location: places.join('; '), position: null };
  }
  const location = [site.name, site.address].filter(Boolean).join(', ');
  return { location, position: { latitude: site.latitude, longitude: site.longitude } };
}

function blockEvent(block: PlannedBlock, { mailDomain, busy }: PlanCalendar): FeedVisit {
  return {
    uid: `${block.id}@${mailDomain}`,
    sequence: block.version,
    stampedAt: block.statedAt,
    startsAt: block.startsAt,
    endsAt: block.endsAt,
    summary: block.title,
    description: block.people.join(', '),
    location: '',
    position: null,
    url: null,
    cancelled: false,
    tentative: false,
    busy,
  };
}
