import { hashOf, newBooking, requestOf } from '#server/bookings/booking.request.ts';
import { createBookings, loadSnapshot } from '#server/bookings/booking.store.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import type { Deps } from '#server/platform/deps.ts';
import { quietLogger } from '#server/platform/logger.ts';
import { assertRight, BENCH_NOW, type Bench } from './bench.ts';
import { type BenchDatabase, benchDatabase } from './bench-database.ts';
import { apiServer, BENCH_SECRET } from './bench-server.ts';
import { assertBookingsAreTrue } from './booking-truth.ts';
import { bookingWorld, type PlannedBooking } from './booking-world.ts';
import { postRequest } from './connection.ts';
import { httpLoad, load } from './load.ts';
import { invalidity, measure, ratioFigure } from './rounds.ts';

const SESSIONS = 100;
const EACH = 6;
const TARGET = 0.3;

/**
 * POST /api/bookings over HTTP (own process, kept-alive connections, an idempotency key each) against the SQL function that it
 * ends in, `booking_create`, called through `pg` with requests made beforehand. Both write booking, group, three mails, audit
 * row and key, on many sessions, with nothing kept from one request to the next. Target: design/performance.md, "book".
 */
export const book: Bench = async ({ rounds }) => {
  const db = await benchDatabase();
  const world = await bookingWorld(db);
  const api = await apiServer(db.url);
  const references: string[] = [];
  let written = 0;
  const planFor = async (name: string) => world.plan(name, await world.sessions(name, SESSIONS, EACH), EACH);

  const overHttp = async (round: number) => {
    const plan = await planFor(`http-${round}`);
    const requests = plan.map(({ body, key }) => postRequest('/api/bookings', body, { 'idempotency-key': key }));
    const { rate } = await httpLoad(api.url, requests, ({ status, body }) => {
      assertRight(status === 201, `201 was expected, not ${status}: ${body}`);
      references.push(JSON.parse(body).reference);
    });
    written += plan.length;
    return rate;
  };
  const inSql = async (round: number) => {
    const requests = await preparedRequests(db, await planFor(`sql-${round}`));
    const { rate } = await load(requests, async ({ sessionId, version, request }) => {
      const [answer] = await createBookings(db.pool, sessionId, version, [request]);
      assertRight(answer?.outcome === 'created', `${answer?.outcome} instead of created`);
    });
    written += requests.length;
    return rate;
  };

  try {
    const warmUp = -1;
    await overHttp(warmUp);
    await inSql(warmUp);
    const { ours, limit } = await measure({ ours: overHttp, limit: inSql }, rounds);
    await assertFullIsFull(api.url, world.plan('one-more', await soldOut(db), 1));
    await assertBookingsAreTrue(db, references, written);
    return { figures: [ratioFigure('book', ours, limit, TARGET)], invalid: invalidity(limit) };
  } finally {
    await api.stop();
    await db.close();
  }
};

/** What the service would hand to the database for each booking. */
async function preparedRequests(db: BenchDatabase, plan: PlannedBooking[]) {
  const now = new Date(BENCH_NOW);
  const config = readConfig({ DATABASE_URL: db.url, LINK_SECRET: BENCH_SECRET });
  const deps: Deps = { config, clock: fixedClock(BENCH_NOW), db, logger: quietLogger, wakeMailWorker: () => undefined };
  const prepare = async ({ body, key }: PlannedBooking) => {
    const { sessionId, institution, contact } = body;
    const question = { sessionId, institution, contactEmail: contact.email, idempotencyKey: key, now };
    const snapshot = await loadSnapshot(db.pool, question);
    if (snapshot.session === null || snapshot.institution === null)
      throw new Error('The world lacks what was planned.');
    const booking = newBooking(body, { session: snapshot.session, institution: snapshot.institution, now });
    const request = requestOf(deps, booking, snapshot, {
      idempotencyKey: key,
      requestHash: hashOf(body),
      bookedBy: null,
      now,
    });
    return { sessionId, version: snapshot.session.version, request };
  };
  return Promise.all(plan.map(prepare));
}

/** Every session was made with room for exactly what was planned, so ten of them tell whether one more gets in. */
async function soldOut(db: BenchDatabase): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM session ORDER BY id LIMIT 10');
  return rows.map(({ id }) => id);
}

async function assertFullIsFull(url: string, plan: PlannedBooking[]): Promise<void> {
  const requests = plan.map(({ body }) => postRequest('/api/bookings', body));
  await httpLoad(url, requests, ({ status }) => assertRight(status === 409, `a full session answered ${status}`));
}
