import { createHash, randomBytes } from 'node:crypto';
import type { Login } from '#server/http/policy.ts';
import type { CookieReader } from '#server/http/signed-in.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Me } from './account.contract.ts';
import {
  type AccountRow,
  deleteAttempt,
  deleteAttempts,
  deleteLogin,
  findAccountOfLogin,
  findPasswordAccount,
  insertAttempt,
  insertLogin,
  readAccount,
} from './account.store.ts';
import { verifyPassword } from './password.ts';

const MINUTE_MS = 60_000;
/** How long a login lasts. */
export const LOGIN_HOURS = 12;
/** Failures allowed for one mail address within the window. */
export const MAX_FAILURES = 10;
export const FAILURE_WINDOW_MINUTES = 15;

export type LogInResult =
  | { kind: 'loggedIn'; account: Me; cookie: string }
  | { kind: 'wrong' }
  | { kind: 'tooMany'; againAt: Date };

interface LogInRequest {
  email: string;
  password: string;
  /** The login that the browser came with; it ends. */
  oldCookie: string | null;
  now: Date;
}

/** Checks a password and begins a login with a new id. Unknown and wrong cost the same and answer the same. */
export async function logInByPassword(db: Database, request: LogInRequest): Promise<LogInResult> {
  const { email, now } = request;
  const since = new Date(now.getTime() - FAILURE_WINDOW_MINUTES * MINUTE_MS);
  const { id, attempts } = await insertAttempt(db.pool, { email, now, since });
  if (attempts.length > MAX_FAILURES) {
    await deleteAttempt(db.pool, id);
    return { kind: 'tooMany', againAt: againAt(attempts) };
  }
  const account = await findPasswordAccount(db.pool, email);
  const right = await verifyPassword(request.password, account?.passwordHash ?? null);
  if (!right || account === null) return { kind: 'wrong' };
  return begin(db, account.id, request, since);
}

/** The first moment at which fewer than the allowed failures lie within the window. */
function againAt(attempts: Date[]): Date {
  const oldest = attempts[attempts.length - 1 - MAX_FAILURES] ?? attempts[0];
  return new Date((oldest?.getTime() ?? 0) + FAILURE_WINDOW_MINUTES * MINUTE_MS);
}

async function begin(db: Database, accountId: string, request: LogInRequest, since: Date): Promise<LogInResult> {
  const { email, now, oldCookie } = request;
  const cookie = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LOGIN_HOURS * 60 * MINUTE_MS);
  return inTransaction(db, async (sql) => {
    const row = await readAccount(sql, accountId, localDateOf(now));
    if (row === null) return { kind: 'wrong' };
    await deleteAttempts(sql, email, since);
    if (oldCookie !== null) await deleteLogin(sql, hashOf(oldCookie));
    await insertLogin(sql, { idHash: hashOf(cookie), accountId, now, expiresAt });
    return { kind: 'loggedIn', account: meOf(row), cookie };
  });
}

/** Ends a login; an unknown one is no error. */
export async function logOutOf(db: Database, cookie: string): Promise<void> {
  await deleteLogin(db.pool, hashOf(cookie));
}

/** Who a cookie belongs to, with the roles valid on the Danish day of `now`. */
export function loginFinder(db: Database): CookieReader {
  return async (cookie, now) => {
    const row = await findAccountOfLogin(db.pool, { idHash: hashOf(cookie), now, today: localDateOf(now) });
    return row && loginOf(row);
  };
}

/** The account behind a login that has just been checked. */
export async function accountOf(db: Database, login: Login, now: Date): Promise<Me | null> {
  const row = await readAccount(db.pool, login.accountId, localDateOf(now));
  return row && meOf(row);
}

/** Only this is stored: whoever reads the database cannot log in with it. */
export function hashOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}

function loginOf({ id, name, email, roles }: AccountRow): Login {
  return {
    accountId: id,
    name,
    email,
    roles: roles.map(({ role, departmentId }) => ({ role, departmentId })),
  };
}

function meOf({ id, name, email, roles }: AccountRow): Me {
  return {
    id,
    name,
    email,
    roles: roles.map(({ role, departmentSlug, departmentName }) => ({
      role: role as Me['roles'][number]['role'],
      department: departmentSlug === null ? null : { slug: departmentSlug, name: departmentName ?? departmentSlug },
    })),
  };
}
