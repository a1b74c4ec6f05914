import { assertRight, type Bench } from './bench.ts';
import { benchDatabase } from './bench-database.ts';
import { apiServer, benchServer } from './bench-server.ts';
import { assertBookingsAreTrue } from './booking-truth.ts';
import { bookingWorld } from './booking-world.ts';
import { postRequest } from './connection.ts';
import { httpLoad, times } from './load.ts';
import { invalidity, measure, ratioFigure } from './rounds.ts';

const REQUESTS = 1_000;
const TARGET = 0.9;

/**
 * POST /api/bookings on a session that is full (409 with the nearest free times) against an Express route that answers
 * `{}` without reading the body, in a process of the same kind. Target: design/performance.md, "reject".
 */
export const reject: Bench = async ({ rounds }) => {
  const db = await benchDatabase();
  const world = await bookingWorld(db);
  const api = await apiServer(db.url);
  const express = await benchServer('server/bench/no-op-process.ts');
  try {
    const [full = ''] = await world.sessions('full', 1, 1);
    await world.sessions('free', 200, 1);
    const [first, second] = world.plan('full', [full], 2);
    const references: string[] = [];
    await httpLoad(api.url, [postRequest('/api/bookings', first?.body)], ({ body }) => {
      references.push(JSON.parse(body).reference);
    });
    const refused = times(REQUESTS, postRequest('/api/bookings', second?.body));
    const nothing = times(REQUESTS * 4, postRequest('/no-op', second?.body));
    const sides = {
      ours: () =>
        httpLoad(api.url, refused, ({ status, body }) =>
          assertRight(status === 409 && body.includes('SESSION_FULL'), `a full session answered ${status}: ${body}`),
        ),
      limit: () => httpLoad(express.url, nothing, ({ status }) => assertRight(status === 200, `no-op: ${status}`)),
    };
    await sides.ours();
    await sides.limit();
    const measured = await measure(sides, rounds);
    await assertBookingsAreTrue(db, references, 1);
    const [ours, limit] = [measured.ours, measured.limit].map((loads) => loads.map(({ rate }) => rate));
    return { figures: [ratioFigure('reject', ours ?? [], limit ?? [], TARGET)], invalid: invalidity(limit ?? []) };
  } finally {
    await express.stop();
    await api.stop();
    await db.close();
  }
};
