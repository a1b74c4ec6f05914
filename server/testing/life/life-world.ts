import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import type { Offer } from '#server/generated/prisma/client.ts';
import { type aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import { type LifeStep, SESSIONS } from './life-steps.ts';

interface Link {
  reference: string;
  manageToken: string;
}

/** One history: an offer of its own with small sessions, and everybody's links and holds. */
export interface LifeWorld {
  server: TestServer;
  /** Of two servers on one database, in turns: one alone serves the bookings of a session together. */
  urls: readonly [string, string];
  offer: Offer;
  sessions: string[];
  school: string;
  /** Of every booking made so far, in the order of the answers. */
  links: Link[];
  /** Places in `links`: what was cancelled, and what joined the queue. */
  cancelled: number[];
  queued: number[];
  /** How many bookings each answer of 201 promised. */
  promised: number;
  browsers: Map<number, { cookie: string; tokens: Map<string, string> }>;
  /** Makes keys that nobody else has. */
  name: string;
  /** The clock's work, as the product does it. */
  lookAtClock: () => Promise<void>;
  calls: number;
}

/** Capacity of each session: two groups, forty pupils; the largest class leaves no room for a second one of its size. */
const CAPACITY = { capacityGroups: 2, capacityPupils: 40, capacityAdults: 8 };

let histories = 0;

/** Sessions of one day at 9, 11 and 13, and one a week later at 9, Danish time. */
export async function lifeWorld(
  server: TestServer,
  urls: LifeWorld['urls'],
  department: Awaited<ReturnType<typeof aDepartment>>,
  lookAtClock: () => Promise<void>,
): Promise<LifeWorld> {
  const offer = await anOffer(server.db, department, {
    maxPupils: 28,
    maxGroups: 2,
    pupilsPerAdult: 14,
    gradeFrom: 0,
    gradeTo: 10,
  });
  const starts = ['2026-05-04T07:00:00Z', '2026-05-04T09:00:00Z', '2026-05-04T11:00:00Z', '2026-05-11T07:00:00Z'];
  const sessions: string[] = [];
  for (const startsAt of starts.slice(0, SESSIONS)) {
    const endsAt = new Date(Date.parse(startsAt) + 90 * 60_000);
    sessions.push((await aSession(server.db, offer, { startsAt: new Date(startsAt), endsAt, ...CAPACITY })).id);
  }
  const school = (await anInstitution(server.db)).number;
  histories += 1;
  const fresh = {
    links: [],
    cancelled: [],
    queued: [],
    promised: 0,
    browsers: new Map(),
    name: `life-history-${histories}`,
    calls: 0,
  };
  return { server, urls, offer, sessions, school, lookAtClock, ...fresh };
}

/** Does one step through the API, as somebody's browser would. */
export async function perform(world: LifeWorld, step: LifeStep): Promise<number> {
  switch (step.do) {
    case 'hold':
      return hold(world, step);
    case 'book':
      return book(world, step);
    case 'split':
      return split(world, step);
    case 'wait':
      return wait(world, step);
    case 'accept':
      return accept(world, pickOf(world.queued, step.which));
    case 'change':
      return byLink(world, anyOf(world, step.which), 'PATCH', '', { groups: [groupOf(step.pupils)] });
    case 'move':
      return byLink(world, anyOf(world, step.which), 'POST', '/reschedule', {
        sessionId: sessionOf(world, step.session),
      });
    case 'cancel':
      return cancel(world, anyOf(world, step.which));
    case 'undo':
      return byLink(world, pickOf(world.cancelled, step.which), 'POST', '/undo', {});
    case 'cut':
      return cut(world, step);
    case 'clock':
      await world.lookAtClock();
      return 200;
  }
}

/** One of some places, or none of them. */
const pickOf = (places: readonly number[], which: number) => places[which % Math.max(1, places.length)] ?? -1;

/** One of the bookings made so far. */
const anyOf = ({ links }: LifeWorld, which: number) => which % Math.max(1, links.length);

/** Takes up what the booking with this place in `links` was offered. */
export function accept(world: LifeWorld, which: number): Promise<number> {
  return byLink(world, which, 'POST', '/accept', {});
}

async function cancel(world: LifeWorld, which: number): Promise<number> {
  const link = world.links[which];
  if (link === undefined) return 0;
  const headers = { authorization: `Bearer ${link.manageToken}` };
  const response = await call(world, 'POST', `/api/bookings/${link.reference}/cancel`, {}, headers);
  // What was never confirmed is withdrawn, and stays so.
  const { status } = (await response.json()) as { status: unknown };
  if (status === 'CANCELLED_BY_BOOKER') world.cancelled.push(which);
  return response.status;
}

const groupOf = (pupils: number) => ({ label: '5.b', gradeLevel: 5, pupils, adults: 2 });
const sessionOf = (world: LifeWorld, index: number) => world.sessions[index] ?? '';

type StepOf<Kind> = Extract<LifeStep, { do: Kind }>;

async function hold(world: LifeWorld, { session, pupils, browser }: StepOf<'hold'>): Promise<number> {
  const known = world.browsers.get(browser);
  const sessionId = sessionOf(world, session);
  const body = { groups: 1, pupils, adults: 2 };
  const headers: Record<string, string> = known === undefined ? {} : { cookie: known.cookie };
  const response = await call(world, 'POST', `/api/sessions/${sessionId}/holds`, body, headers);
  if (response.status >= 300) return response.status;
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? known?.cookie ?? '';
  const tokens = known?.cookie === cookie ? known.tokens : new Map<string, string>();
  tokens.set(sessionId, ((await response.json()) as { holdToken: string }).holdToken);
  world.browsers.set(browser, { cookie, tokens });
  return response.status;
}

async function book(world: LifeWorld, { session, pupils, hold: browser, twice }: StepOf<'book'>): Promise<number> {
  const held = world.browsers.get(browser);
  // Whoever holds places books those, mostly; a token of another session is no use.
  const [heldSession] = pupils % 3 === 0 ? [] : [...(held?.tokens.keys() ?? [])];
  const sessionId = heldSession ?? sessionOf(world, session);
  const holdToken = held?.tokens.get(sessionId);
  held?.tokens.delete(sessionId);
  const body = {
    ...aBookingRequest(sessionId, world.school, { groups: [groupOf(pupils)] }),
    ...contactOf(world),
    ...(holdToken === undefined ? {} : { holdToken }),
  };
  const cookie: Record<string, string> = held === undefined ? {} : { cookie: held.cookie };
  const headers = { 'idempotency-key': `${world.name}-book-${world.calls}`, ...cookie };
  // A network that was lost: the same request comes twice at once, and is one booking.
  const answers = await Promise.all(
    (twice ? [1, 2] : [1]).map(() => call(world, 'POST', '/api/bookings', body, headers)),
  );
  const made = await Promise.all(answers.filter(({ status }) => status === 201).map((answer) => answer.json()));
  const references = new Set(made.map(({ reference }) => reference));
  if (references.size > 1) return 599;
  if (made[0] !== undefined) remember(world, [made[0]]);
  return Math.max(...answers.map(({ status }) => status));
}

async function split(world: LifeWorld, { sessions, pupils }: StepOf<'split'>): Promise<number> {
  const bookings = sessions.map((session, at) => ({
    sessionId: sessionOf(world, session),
    groups: [groupOf(pupils[at] ?? 20)],
  }));
  const { sessionId: _sessionId, groups: _groups, ...request } = aBookingRequest('', world.school, {});
  const body = { ...request, ...contactOf(world), bookings };
  const headers = { 'idempotency-key': `${world.name}-split-${world.calls}` };
  const response = await call(world, 'POST', '/api/booking-sets', body, headers);
  if (response.status === 201) remember(world, ((await response.json()) as { bookings: Link[] }).bookings);
  return response.status;
}

async function wait(world: LifeWorld, { session, classes, otherDays }: StepOf<'wait'>): Promise<number> {
  const sessionId = sessionOf(world, session);
  const { sessionId: _sessionId, groups: _groups, ...request } = aBookingRequest('', world.school, {});
  const body = {
    ...request,
    ...contactOf(world),
    sets: classes.map((pupils) => ({ groups: [groupOf(pupils)] })),
    ...(otherDays ? { wishes: { from: '2026-05-01', to: '2026-05-31', weekdays: [1] } } : {}),
  };
  const response = await call(world, 'POST', `/api/sessions/${sessionId}/waitlist`, body, {
    'idempotency-key': `${world.name}-wait-${world.calls}`,
  });
  if (response.status !== 201) return response.status;
  world.queued.push(world.links.length);
  remember(world, ((await response.json()) as { bookings: Link[] }).bookings);
  return response.status;
}

/** Somebody of their own: no address makes more than twenty bookings an hour. */
function contactOf(world: LifeWorld) {
  world.calls += 1;
  return { contact: { name: 'Mette Holm', email: `${world.name}-${world.calls}@example.org`, phone: '20 00 41 87' } };
}

function remember(world: LifeWorld, made: Link[]): void {
  world.links.push(...made);
  world.promised += made.length;
}

async function byLink(world: LifeWorld, which: number, method: string, path: string, body: unknown): Promise<number> {
  const link = world.links[which];
  if (link === undefined) return 0;
  const headers = { authorization: `Bearer ${link.manageToken}` };
  return (await call(world, method, `/api/bookings/${link.reference}${path}`, body, headers)).status;
}

/** The lead cuts a session down, as far as its bookings let it be cut, or makes it larger. */
async function cut(world: LifeWorld, { session, pupils }: StepOf<'cut'>): Promise<number> {
  await world.server.db.pool.query(
    'UPDATE session SET capacity_pupils = greatest($2, taken_pupils), revision = revision + 1 WHERE id = $1',
    [sessionOf(world, session), pupils],
  );
  return 200;
}

let turn = 0;

function call(world: LifeWorld, method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  turn += 1;
  return fetch(world.urls[turn % 2] + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
