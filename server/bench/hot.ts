import { assertRight, type Bench } from './bench.ts';
import { benchDatabase } from './bench-database.ts';
import { apiServer, benchServer } from './bench-server.ts';
import { assertBookingsAreTrue } from './booking-truth.ts';
import { bookingWorld } from './booking-world.ts';
import { postRequest } from './connection.ts';
import { httpLoad, times } from './load.ts';
import { invalidity, measure, ratioFigure } from './rounds.ts';

const BOOKINGS = 1_000;
/** So many ask for the one session at the same time. */
const TOGETHER = 64;
const TARGET = 0.75;

/**
 * POST /api/bookings, all for one session with room for all of them (an idempotency key, a booking, three mails and an audit row
 * each), against an Express route that answers `{}` without reading the body. Target: design/performance.md, "hot".
 */
export const hot: Bench = async ({ rounds }) => {
  const db = await benchDatabase();
  const world = await bookingWorld(db);
  const api = await apiServer(db.url);
  const express = await benchServer('server/bench/no-op-process.ts');
  const references: string[] = [];
  let made = 0;
  const bookAll = async (round: number) => {
    const plan = world.plan(`hot-${round}`, await world.sessions(`hot-${round}`, 1, BOOKINGS), BOOKINGS);
    const requests = plan.map(({ body, key }) => postRequest('/api/bookings', body, { 'idempotency-key': key }));
    const { rate } = await httpLoad(
      api.url,
      requests,
      ({ status, body }) => {
        assertRight(status === 201, `201 was expected, not ${status}: ${body}`);
        references.push(JSON.parse(body).reference);
      },
      TOGETHER,
    );
    made += plan.length;
    return rate;
  };
  const nothing = times(BOOKINGS * 4, postRequest('/no-op', world.plan('no-op', ['x'], 1)[0]?.body));
  const doNothing = async () => {
    const look = ({ status }: { status: number }) => assertRight(status === 200, `no-op: ${status}`);
    return (await httpLoad(express.url, nothing, look, TOGETHER)).rate;
  };
  try {
    await bookAll(-1);
    await doNothing();
    const { ours, limit } = await measure({ ours: bookAll, limit: doNothing }, rounds);
    await assertBookingsAreTrue(db, references, made);
    return { figures: [ratioFigure('hot', ours, limit, TARGET)], invalid: invalidity(limit) };
  } finally {
    await express.stop();
    await api.stop();
    await db.close();
  }
};
