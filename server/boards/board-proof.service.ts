import { departmentsOf, type Login } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import { addDays, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import { weekFingerprint } from './board.service.ts';
import { listBoardDepartments, nextEndAfter } from './board.store.ts';

/** Something that was read at a snapshot: as long as that is the current one, it need not be read again. */
interface Memo<Value> {
  snapshot: string;
  value: Promise<Value>;
}

/** The longest that time alone may pass without a page being held against the API again. */
const LONGEST_MS = 30_000;
const MOST_MEMOS = 500;

/** What a board's page stands on, and until when. Everything is read once for each state of the database. */
export class BoardProofs {
  readonly #sql: Sql;
  readonly #weeks = new Map<string, Memo<string | null>>();
  #nextEnd: (Memo<Date | null> & { askedAt: Date }) | null = null;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /**
   * A fingerprint of everything behind the board that somebody asks for; null = there is none for them.
   * @param snapshot read before: what is fingerprinted is at least as new
   * @param department a slug; null = their first one
   */
  async fingerprint(
    login: Login,
    { department, week, snapshot }: { department: string | null; week: string; snapshot: string },
  ) {
    const departments = await listBoardDepartments(this.#sql, departmentsOf(login));
    const chosen = department === null ? departments[0] : departments.find(({ slug }) => slug === department);
    if (chosen === undefined) return null;
    const shown = await this.#week(chosen.id, week, snapshot);
    return shown === null ? null : JSON.stringify([shown, departments]);
  }

  #week(departmentId: string, week: string, snapshot: string): Promise<string | null> {
    const key = `${departmentId} ${week}`;
    const known = this.#weeks.get(key);
    if (known?.snapshot === snapshot) return known.value;
    const value = weekFingerprint(this.#sql, departmentId, week);
    if (this.#weeks.size >= MOST_MEMOS) this.#weeks.clear();
    this.#weeks.set(key, { snapshot, value });
    value.catch(() => this.#weeks.delete(key));
    return value;
  }

  /** Until when nothing changes by itself: midnight, a visit that ends (then it lacks attendance), half a minute at most. */
  async validUntil(now: Date, snapshot: string): Promise<number> {
    const today = localDateOf(now);
    const known = this.#nextEnd;
    if (known === null || known.snapshot !== snapshot || known.askedAt > now || ((await known.value) ?? now) <= now) {
      this.#nextEnd = { snapshot, askedAt: now, value: nextEndAfter(this.#sql, now, addDays(today, -1)) };
    }
    const nextEnd = await this.#nextEnd?.value;
    const midnight = startOfLocalDay(addDays(today, 1)).getTime();
    return Math.min(midnight, now.getTime() + LONGEST_MS, nextEnd?.getTime() ?? Number.POSITIVE_INFINITY);
  }
}
