import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { MAX_MEMBERSHIPS, type Membership, type SchoolMember } from './membership.contract.ts';
import {
  type ColleagueVisit,
  confirmMembership,
  deleteMembershipRow,
  insertMembership,
  isOpenInstitution,
  listColleagueVisits,
  listMembershipsOf,
  listMembersOf,
  lockMemberships,
  type MembershipRow,
  readMembership,
  updateSharing,
} from './membership.store.ts';

/** How many of the colleagues' visits are shown at once. */
const MOST_VISITS = 50;

/** The schools somebody belongs to or has asked to belong to, oldest first. */
export async function membershipsOf(db: Database, accountId: string): Promise<Membership[]> {
  return (await listMembershipsOf(db.pool, accountId)).map(membershipView);
}

export type PutResult = { kind: 'saved'; membership: Membership } | { kind: 'unknown' } | { kind: 'tooMany' };

/** Asks to belong to a school, or changes whether one shares the own visits; with its audit row. */
export function putMembershipOf(
  db: Database,
  asking: { login: Login; number: string; sharesVisits: boolean; now: Date },
): Promise<PutResult> {
  const { login, number, sharesVisits, now } = asking;
  const { accountId } = login;
  return inTransaction(db, async (sql): Promise<PutResult> => {
    const total = await lockMemberships(sql, accountId);
    const known = await readMembership(sql, accountId, number);
    if (known?.sharesVisits === sharesVisits) return { kind: 'saved', membership: membershipView(known) };
    if (known === null) {
      if (!(await isOpenInstitution(sql, number))) return { kind: 'unknown' };
      if (total >= MAX_MEMBERSHIPS) return { kind: 'tooMany' };
      await insertMembership(sql, { accountId, number, sharesVisits, now });
    } else {
      await updateSharing(sql, { accountId, number, sharesVisits });
    }
    const action = known === null ? 'membership.asked' : 'membership.sharingChanged';
    await audit(sql, { action, login, subject: accountId, number, now, details: { sharesVisits } });
    const saved = await readMembership(sql, accountId, number);
    if (saved === null) throw new Error('What was saved is there.');
    return { kind: 'saved', membership: membershipView(saved) };
  });
}

/** Ends an own membership; false = there was none. */
export function endMembershipOf(db: Database, ending: { login: Login; number: string; now: Date }): Promise<boolean> {
  const { login, number, now } = ending;
  return inTransaction(db, async (sql) => {
    if (!(await deleteMembershipRow(sql, login.accountId, number))) return false;
    await audit(sql, { action: 'membership.ended', login, subject: login.accountId, number, now });
    return true;
  });
}

/** Who belongs to a school or asks to; null = a school that the login does not reach. */
export async function membersOf(db: Database, login: Login, number: string): Promise<SchoolMember[] | null> {
  if (!reaches(login, number)) return null;
  return (await listMembersOf(db.pool, number)).map(memberView);
}

interface Deciding {
  login: Login;
  number: string;
  /** Whose membership. */
  accountId: string;
  now: Date;
}

/** Confirms a membership; null = none, or of a school that the login does not reach. */
export async function confirmMember(
  db: Database,
  { login, number, accountId, now }: Deciding,
): Promise<SchoolMember | null> {
  if (!reaches(login, number)) return null;
  return inTransaction(db, async (sql) => {
    const by = login.accountId;
    if (await confirmMembership(sql, { accountId, number, by, now })) {
      await audit(sql, { action: 'membership.confirmed', login, subject: accountId, number, now });
    }
    const row = await readMembership(sql, accountId, number);
    return row === null ? null : memberView(row);
  });
}

/** Declines or ends a membership; false = none, or of a school that the login does not reach. */
export async function removeMember(db: Database, { login, number, accountId, now }: Deciding): Promise<boolean> {
  if (!reaches(login, number)) return false;
  return inTransaction(db, async (sql) => {
    const row = await readMembership(sql, accountId, number);
    if (row === null || !(await deleteMembershipRow(sql, accountId, number))) return false;
    const action = row.confirmedAt === null ? 'membership.declined' : 'membership.ended';
    await audit(sql, { action, login, subject: accountId, number, now });
    return true;
  });
}

/** The coming visits of colleagues who share theirs with somebody who shares too, soonest first. */
export function colleagueVisits(sql: Sql, accountId: string, now: Date): Promise<ColleagueVisit[]> {
  return listColleagueVisits(sql, { accountId, now, limit: MOST_VISITS });
}

function reaches(login: Login, number: string): boolean {
  return mayReach('school', login, { institutionNumber: number });
}

interface Audited {
  action: string;
  login: Login;
  /** Whose membership. */
  subject: string;
  number: string;
  now: Date;
  details?: Record<string, unknown>;
}

/** The role counts where somebody decides about others; for the own membership anybody acts as themselves. */
function audit(sql: Sql, { action, login, subject, number, now, details }: Audited): Promise<void> {
  const role = subject === login.accountId ? null : actingRole('school', login, { institutionNumber: number });
  const { accountId } = login;
  const about = { institutionNumber: number, subjectAccountId: subject };
  return recordAudit(sql, { now, actor: 'account', accountId, role, action, ...about, details });
}

function membershipView(row: MembershipRow): Membership {
  const { institution, sharesVisits, confirmedBy } = row;
  return { institution, sharesVisits, confirmedBy, ...instantsOf(row) };
}

function memberView(row: MembershipRow): SchoolMember {
  const { accountId, name, email, sharesVisits, confirmedBy } = row;
  return { accountId, name, email, sharesVisits, confirmedBy, ...instantsOf(row) };
}

function instantsOf({ requestedAt, confirmedAt }: MembershipRow) {
  return { requestedAt: requestedAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null };
}
