import { createHash } from 'node:crypto';
import type { Login } from '#server/http/policy.ts';
import type { CookieReader } from '#server/http/signed-in.ts';
import type { Database } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Me } from './account.contract.ts';
import { type AccountRow, findAccountOfLogin, type LoggedInRow } from './account.store.ts';
import { touchLogin } from './login.store.ts';
import { IDLE_HOURS, isInForce, needsSecondFactor } from './roles.rules.ts';

const HOUR_MS = 3_600_000;
/** How often a login in use is noted as such. */
const TOUCH_MS = 5 * 60_000;

/** Who a cookie belongs to, with the roles that are valid on the Danish day of `now` and in force for this login. */
export function loginFinder(db: Database): CookieReader {
  return async (cookie, now) => {
    const row = await findLoggedIn(db, cookie, now);
    return row && loginOf(row);
  };
}

/** The account behind a login cookie, as its owner may see it; null = nobody is logged in with it. */
export async function meOfCookie(db: Database, cookie: string, now: Date): Promise<Me | null> {
  const row = await findLoggedIn(db, cookie, now);
  return row && meOf(row, row);
}

async function findLoggedIn(db: Database, cookie: string, now: Date): Promise<LoggedInRow | null> {
  const idHash = hashOf(cookie);
  const idleSince = new Date(now.getTime() - IDLE_HOURS * HOUR_MS);
  const row = await findAccountOfLogin(db.pool, { idHash, now, today: localDateOf(now), idleSince });
  if (row !== null && now.getTime() - row.lastSeenAt.getTime() > TOUCH_MS) await touchLogin(db.pool, idHash, now);
  return row;
}

/** Only this is stored: whoever reads the database cannot log in with it. */
export function hashOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}

function loginOf(row: LoggedInRow): Login {
  const { id, loginId, name, email, emailProven } = row;
  const inForce = row.roles.filter(({ role }) => isInForce(role, row));
  const roles = inForce.map(({ role, departmentId, institutions, municipalities }) => ({
    role,
    departmentId,
    institutions,
    municipalities,
  }));
  return { accountId: id, loginId, name, email, emailProven, roles };
}

type Strength = Pick<LoggedInRow, 'method' | 'secondFactor' | 'failuresBefore'>;

/** An account as its owner sees it, with the roles in force for a login of this strength. */
export function meOf(row: AccountRow, login: Strength): Me {
  const { id, name, email, emailProven, phone, language, hasPassword, hasTotp, passkeys, roles } = row;
  return {
    id,
    name,
    email,
    emailProven,
    phone,
    language,
    roles: roles.filter(({ role }) => isInForce(role, login)).map(roleOf),
    sleepingRoles: roles.filter(({ role }) => !isInForce(role, login)).map(roleOf),
    login: { method: login.method, secondFactor: login.secondFactor, failuresBefore: login.failuresBefore },
    factors: {
      password: hasPassword,
      totp: hasTotp,
      passkeys,
      required: needsSecondFactor(roles.map(({ role }) => role)),
    },
  };
}

function roleOf(row: AccountRow['roles'][number]): Me['roles'][number] {
  const { role, departmentSlug, departmentName, institutionNumber, institutionName, areaName } = row;
  return {
    role,
    department: departmentSlug === null ? null : { slug: departmentSlug, name: departmentName ?? departmentSlug },
    institution:
      institutionNumber === null ? null : { number: institutionNumber, name: institutionName ?? institutionNumber },
    area:
      areaName === null
        ? null
        : {
            kind: row.municipalityCode === null ? 'REGION' : 'MUNICIPALITY',
            code: row.municipalityCode ?? row.regionCode ?? '',
            name: areaName,
          },
  };
}
