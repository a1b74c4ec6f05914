import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { addDays, type LocalDate, localDateOf, mondayOf, startOfLocalDay } from '#server/time/local-time.ts';
import { deadlineBefore } from '#server/time/working-days.ts';
import type { OfferContent } from './content/types.ts';
import { departments } from './content/world-content.ts';
import { type DemoPeriod, demoPeriodOf, teachingDaysOf } from './demo-calendar.ts';
import { readDemoSeed } from './demo-fact.ts';
import { demoIdsOf } from './demo-ids.ts';
import { insertRows } from './insert-rows.ts';
import { type Diary, type PlannedSession, planSessions, slotsOf, staffed } from './plan-sessions.ts';
import { randomFrom } from './random.ts';
import type { TableRows } from './rows.ts';
import { sessionRows } from './session-rows.ts';
import type { DemoSeed } from './world.ts';

const WEEKS = 16;
/** So many bookable sessions each target group should have in each week to come. */
const ENOUGH = 2;
/** PostgreSQL's words for "somebody else has it": exclusive things and pools. */
const EXCLUSION = '23P01';
const CHECK = '23514';
const TARGET_GROUPS = ['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY'] as const;

/**
 * Adds sessions so that each of the next 16 weeks has something bookable for daycare, school and youth education, also
 * when the demo has stood for years or its sessions have been booked. Does nothing without a demo world.
 *
 * @returns how many sessions were added.
 */
export async function topUpDemoWorld(db: Database, now: Date): Promise<number> {
  const seed = await readDemoSeed(db.pool);
  if (seed === null) return 0;
  return inTransaction(db, async (sql) => {
    const later = planBeyondTheWorld(seed, now);
    await insertSessions(sql, seed, later);
    const extra = planMissing(seed, await readState(sql, now), now);
    await insertSessions(sql, seed, extra);
    return later.length + extra.length;
  });
}

async function insertSessions(sql: Sql, seed: DemoSeed, sessions: PlannedSession[]): Promise<void> {
  const booked = sessions.map((session) => ({ session, state: 'OPEN' as const, bookings: [] }));
  for (const { table, rows } of sessionRows(demoIdsOf(seed), booked)) {
    if (table === 'session') await insertRows(sql, [{ table, rows }]);
    else for (const row of rows) await insertUnlessTaken(sql, { table, rows: [row] });
  }
}

/** A colleague or a room that somebody has planned otherwise in the meantime stays where it is: the session goes without. */
async function insertUnlessTaken(sql: Sql, row: TableRows): Promise<void> {
  await sql.query('SAVEPOINT one');
  try {
    await insertRows(sql, [row]);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code !== EXCLUSION && code !== CHECK) throw error;
    await sql.query('ROLLBACK TO SAVEPOINT one');
  }
  await sql.query('RELEASE SAVEPOINT one');
}

function horizonOf(now: Date): DemoPeriod {
  const today = localDateOf(now);
  return { from: today, to: addDays(mondayOf(today), WEEKS * 7) };
}

/** The ordinary sessions of weeks after the world's last day. Those that stand there already keep their ids. */
function planBeyondTheWorld({ seed, demoDate }: DemoSeed, now: Date): PlannedSession[] {
  const horizon = horizonOf(now);
  const end = demoPeriodOf(demoDate).to;
  const from = [end, horizon.from].sort().at(-1) ?? end;
  if (from >= horizon.to) return [];
  return planSessions({ seed, demoDate, departments, period: { from, to: horizon.to } });
}

/** What stands in the database from today on. */
interface State {
  /** `slug|start` of every session. */
  taken: Set<string>;
  /** How many bookable sessions there are, by `Monday|target group`. */
  bookable: Map<string, number>;
  diary: Diary;
}

interface SessionRow {
  slug: string;
  startsAt: Date;
  endsAt: Date;
  free: boolean;
  leadTime: number;
  targetGroups: string[];
  site: string;
  emails: string[];
}

async function readState(sql: Sql, now: Date): Promise<State> {
  const { rows } = await sql.query<SessionRow>(
    `SELECT o.slug, s.starts_at AS "startsAt", s.ends_at AS "endsAt", site.slug AS site,
            s.state = 'OPEN' AND o.state = 'PUBLISHED' AND s.taken_groups < s.capacity_groups
              AND s.capacity_pupils - s.taken_pupils >= o.min_pupils AS free,
            o.lead_time_working_days AS "leadTime", o.target_groups::text[] AS "targetGroups",
            ARRAY(SELECT a.email FROM session_educator e JOIN account a ON a.id = e.account_id
                  WHERE e.session_id = s.id) AS emails
     FROM session s JOIN offer o ON o.id = s.offer_id JOIN site ON site.id = s.site_id
     WHERE s.starts_at >= $1 AND s.starts_at < $2`,
    [startOfLocalDay(localDateOf(now)), startOfLocalDay(horizonOf(now).to)],
  );
  const state: State = { taken: new Set(), bookable: new Map(), diary: new Map() };
  for (const row of rows) noteSession(state, row, now);
  return state;
}

function noteSession(state: State, row: SessionRow, now: Date): void {
  state.taken.add(`${row.slug}|${row.startsAt.toISOString()}`);
  for (const email of row.emails) {
    const mailbox = email.replace(/@.*$/, '');
    const time = { from: row.startsAt.getTime(), to: row.endsAt.getTime(), site: row.site };
    state.diary.set(mailbox, [...(state.diary.get(mailbox) ?? []), time]);
  }
  if (row.free && isBookableUntil(row.startsAt, row.leadTime, now)) {
    countBookable(state, mondayOf(localDateOf(row.startsAt)), row.targetGroups);
  }
}

function isBookableUntil(startsAt: Date, leadTime: number, now: Date): boolean {
  return now < deadlineBefore(startsAt, leadTime).closesAt;
}

function countBookable(state: State, monday: LocalDate, targetGroups: readonly string[]): void {
  for (const group of targetGroups) {
    const key = `${monday}|${group}`;
    state.bookable.set(key, (state.bookable.get(key) ?? 0) + 1);
  }
}

/** Extra sessions where a week has too little for a target group, at times that fit staff, season and lead time. */
function planMissing(seed: DemoSeed, state: State, now: Date): PlannedSession[] {
  const horizon = horizonOf(now);
  const added: PlannedSession[] = [];
  for (let monday = mondayOf(horizon.from); monday < horizon.to; monday = addDays(monday, 7)) {
    for (const group of TARGET_GROUPS) {
      for (const candidate of candidatesOf(seed, { monday, group, horizon })) {
        if ((state.bookable.get(`${monday}|${group}`) ?? 0) >= ENOUGH) break;
        const session = addIfPossible(state, candidate, now);
        if (session !== null) added.push(session);
      }
    }
  }
  return added;
}

type Candidate = Parameters<typeof staffed>[0];

function candidatesOf(
  { seed, demoDate }: DemoSeed,
  week: { monday: LocalDate; group: OfferContent['targetGroups'][number]; horizon: DemoPeriod },
): Omit<Candidate, 'diary'>[] {
  const { monday, group, horizon } = week;
  const random = randomFrom(seed, 'top-up', monday, group);
  const days = teachingDaysOf(monday, horizon);
  const candidates = departments.flatMap((department) =>
    department.offers
      .filter((offer) => offer.state === undefined && offer.targetGroups.includes(group))
      .flatMap((offer) =>
        slotsOf({ department, offer, days, demoDate }).map((slot) => ({ department, offer, slot, random })),
      ),
  );
  return random.shuffled(candidates);
}

function addIfPossible(state: State, candidate: Omit<Candidate, 'diary'>, now: Date): PlannedSession | null {
  const { offer, slot } = candidate;
  const key = `${offer.slug}|${slot.startsAt.toISOString()}`;
  if (state.taken.has(key) || !isBookableUntil(slot.startsAt, offer.leadTimeWorkingDays, now)) return null;
  const session = staffed({ ...candidate, diary: state.diary });
  if (session === null) return null;
  state.taken.add(key);
  countBookable(state, mondayOf(slot.localDate), offer.targetGroups);
  return session;
}
