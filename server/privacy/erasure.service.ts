import { keyedHash } from '#server/accounts/secret-box.ts';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { eraseDateRequests } from './date-request-erasure.store.ts';
import type { Obstacle } from './erasure.rules.ts';
import {
  type Erasing,
  eraseAccount,
  eraseAdministratorAddresses,
  eraseAttempts,
  eraseCaughtMails,
  eraseInBookings,
  eraseMails,
  eraseMentions,
  insertErasure,
  lockAccount,
  lockBookings,
  readObstacles,
} from './erasure.store.ts';
import { eraseHeadApprovals, eraseRequestTexts } from './request-erasure.store.ts';

/** How many rows of what were emptied or deleted. */
export interface ErasureReport {
  bookings: number;
  dateRequests: number;
  /** Questions to the person as the head of a school. */
  headApprovals: number;
  accounts: number;
  /** To the address; their texts are gone. */
  mails: number;
  /** Of these, how many had not been sent and now never are. */
  withheld: number;
  /** Mails to others in which the person stood. */
  mentions: number;
  caughtMails: number;
  links: number;
  attempts: number;
  administratorAddresses: number;
}

export type ErasureResult =
  | { kind: 'erased'; report: ErasureReport; obstacles: Obstacle[] }
  | { kind: 'refused'; obstacles: [Obstacle, ...Obstacle[]] };

/** The keyed hash by which an erased address is known again. */
export function erasureHash(secret: string, email: string): Buffer {
  return keyedHash(secret, 'erased address', email.toLowerCase());
}

/** Whatever there is goes, whenever the database says that it was made. */
const WHENEVER = new Date('9999-12-31T00:00:00Z');

interface ErasureRequest {
  email: string;
  dryRun: boolean;
  login: Login;
  now: Date;
}

/**
 * Erases what is held about the holder of an address, in one transaction with its audit row. Every figure of the statistics
 * stays. Refused while something is still to come; a dry run tells both what would go and what is in the way.
 */
export async function eraseAddress(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { email, dryRun, login, now }: ErasureRequest,
): Promise<ErasureResult> {
  const erasing: Erasing = { email: email.toLowerCase(), before: WHENEVER, now };
  return rehearsable(db, dryRun, async (sql): Promise<ErasureResult> => {
    const { report, obstacles, accountId } = await eraseIn(sql, erasing);
    const [first, ...more] = obstacles;
    if (dryRun || first === undefined) {
      const emailHash = erasureHash(config.LINK_SECRET, email);
      await insertErasure(sql, { id: newId(now.getTime()), emailHash, at: now, accountId: login.accountId, report });
      await recordAudit(sql, {
        now,
        actor: 'account',
        accountId: login.accountId,
        role: actingRole('knowledgeCentre', login, {}),
        action: 'address.erased',
        subjectAccountId: accountId,
        details: { ...report },
      });
      return { kind: 'erased', report, obstacles };
    }
    throw new Undone<ErasureResult>({ kind: 'refused', obstacles: [first, ...more] });
  });
}

/** Carries a result out of a transaction that shall leave nothing behind. */
class Undone<Result> extends Error {
  result: Result;

  constructor(result: Result) {
    super('undone');
    this.result = result;
  }
}

/** Does the work; a rehearsal does it as well, and takes everything back: what it tells is what would happen. */
async function rehearsable<Result>(
  db: Database,
  dryRun: boolean,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTransaction(db, async (sql) => {
      const result = await work(sql);
      if (dryRun) throw new Undone(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as Result;
    throw error;
  }
}

/** Everything that is erased of one address, inside a transaction; also what would have been in the way. */
export async function eraseIn(sql: Sql, erasing: Erasing) {
  const today = localDateOf(erasing.now);
  const account = await lockAccount(sql, erasing);
  const accountId = account?.id ?? null;
  const { ids, names } = await lockBookings(sql, erasing);
  const dateRequests = await eraseDateRequests(sql, erasing);
  const heads = await eraseHeadApprovals(sql, erasing);
  await eraseRequestTexts(sql, ids);
  const obstacles = await readObstacles(sql, erasing, { accountId, today });
  const person = {
    email: erasing.email,
    names: [...new Set([...names, ...dateRequests.names, ...heads.names, ...(account ? [account.name] : [])])],
  };
  const bookings = await eraseInBookings(sql, erasing, { ids, person });
  const { messageIds, ...mails } = await eraseMails(sql, erasing, accountId);
  const mentioned = await eraseMentions(sql, erasing, { ids, accountId, person });
  const report: ErasureReport = {
    bookings,
    dateRequests: dateRequests.count,
    headApprovals: heads.count,
    accounts: account === null ? 0 : 1,
    ...mails,
    mentions: mentioned.length,
    caughtMails: await eraseCaughtMails(sql, erasing, [...messageIds, ...mentioned]),
    attempts: await eraseAttempts(sql, erasing, accountId),
    administratorAddresses: await eraseAdministratorAddresses(sql, erasing),
  };
  if (accountId !== null) await eraseAccount(sql, accountId, { now: erasing.now, today });
  return { report, obstacles, accountId };
}
