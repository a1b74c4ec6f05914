import type { Database } from '#server/platform/database.ts';
import type { BookingSnapshot, SessionFacts } from './booking.facts.ts';
import { fits, type Places } from './booking.rules.ts';
import * as store from './booking.store.ts';
import { flights } from './flights.ts';

/** How many bookings of one session are made in one transaction at most. */
const MOST_TOGETHER = 64;
/** How long a full session's facts and what was proposed instead are remembered. Its places are looked at each time. */
const REMEMBERED_MS = 250;

/** A session that is full for what is asked, as it stands now, with what was proposed instead a moment ago. */
export interface KnownFull {
  session: SessionFacts;
  alternatives: store.FreeSession[];
}

/** Where bookings of one process meet the database: whoever asks for the same session at the same time goes together. */
export interface BookingDesk {
  snapshot(question: store.SnapshotQuestion): Promise<BookingSnapshot>;
  /** A reference that exists already (one in billions) is to be drawn again. */
  take(session: SessionFacts, request: unknown): Promise<store.CreateOutcome | 'reference taken'>;
  /**
   * Whether the session was full a moment ago and still has no room for these places, by its counters as they are now: then nothing
   * else needs to be asked. Null = look properly; also where the key was used before.
   */
  knownFull(asked: { sessionId: string; places: Places; key: string | null; now: Date }): Promise<KnownFull | null>;
  /** Remembers what was answered to somebody for whom the session had no room. */
  rememberFull(session: SessionFacts, places: Places, alternatives: store.FreeSession[]): void;
}

interface Remembered {
  session: SessionFacts;
  /** For whom it had no room: whoever asks for more has none either. */
  places: Places;
  alternatives: store.FreeSession[];
  until: number;
}

export function bookingDesk({ pool }: Pick<Database, 'pool'>): BookingDesk {
  const full = new Map<string, Remembered>();
  const snapshot = flights<store.SnapshotQuestion, BookingSnapshot>(
    (sessionId, questions) => store.loadSnapshots(pool, sessionId, questions),
    { most: MOST_TOGETHER },
  );
  const take = flights<Request, Taken>((sessionId, requests) => takeTogether(pool, sessionId, requests), {
    most: MOST_TOGETHER,
  });
  const peek = flights<{ key: string | null; now: Date }, { peek: store.SessionPeek | null; known: boolean }>(
    async (sessionId, asked) => {
      const keys = asked.flatMap(({ key }) => key ?? []);
      const found = await store.peekAtSession(pool, sessionId, { keys, now: asked[0]?.now ?? new Date() });
      return asked.map(({ key }) => ({ peek: found.peek, known: key !== null && found.known.has(key) }));
    },
    { most: MOST_TOGETHER * 8 },
  );
  return {
    snapshot: (question) => snapshot(question.sessionId, question),
    async take({ id, version }, request) {
      const taken = await take(id, { version, request });
      if (!('error' in taken)) return taken.outcome;
      if ((taken.error as { constraint?: string }).constraint === 'booking_reference_key') return 'reference taken';
      throw taken.error;
    },
    async knownFull({ sessionId, places, key, now }) {
      const known = full.get(sessionId);
      if (known === undefined || !isAtLeast(places, known.places)) return null;
      if (known.until < performance.now()) {
        full.delete(sessionId);
        return null;
      }
      const { peek: seen, known: keyIsKnown } = await peek(sessionId, { key, now });
      if (keyIsKnown || seen === null || seen.changing || fits(places, seen.left)) return null;
      if (seen.version !== known.session.version || seen.revision !== known.session.revision) return null;
      return { session: withLeft(known.session, seen.left), alternatives: known.alternatives };
    },
    rememberFull(session, places, alternatives) {
      full.set(session.id, { session, places, alternatives, until: performance.now() + REMEMBERED_MS });
      if (full.size > 5_000) full.delete(full.keys().next().value ?? '');
    },
  };
}

interface Request {
  version: number;
  request: unknown;
}

type Taken = { outcome: store.CreateOutcome } | { error: unknown };

/** One transaction for all. When it fails, each goes alone: what one of them brings along must not cost the others their places. */
async function takeTogether(pool: Database['pool'], sessionId: string, requests: readonly Request[]): Promise<Taken[]> {
  const [first] = requests;
  const together = first !== undefined && requests.every(({ version }) => version === first.version);
  if (together) {
    try {
      const outcomes = await store.createBookings(
        pool,
        sessionId,
        first.version,
        requests.map(({ request }) => request),
      );
      return outcomes.map((outcome) => ({ outcome }));
    } catch (error) {
      if (requests.length === 1) return [{ error }];
    }
  }
  const taken: Taken[] = [];
  for (const request of requests) taken.push(...(await takeTogether(pool, sessionId, [request])));
  return taken;
}

function isAtLeast(asked: Places, than: Places): boolean {
  return asked.groups >= than.groups && asked.pupils >= than.pupils && asked.adults >= than.adults;
}

function withLeft(session: SessionFacts, left: Places): SessionFacts {
  const { capacity } = session;
  const taken = {
    groups: capacity.groups - left.groups,
    pupils: capacity.pupils - left.pupils,
    adults: capacity.adults - left.adults,
  };
  return { ...session, taken };
}
