import type { Part, Role } from '#server/http/policy.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** Whoever gives and ends roles: a lead with their departments, or the knowledge centre with "all". */
export interface Giver {
  accountId: string;
  /** Ids; the scope of the policy `lead`. */
  departments: Part;
}

/** A role, and the department it holds for (null = it holds for something else, or for everything). */
export interface PlacedRole {
  role: Role;
  departmentId: string | null;
}

/** Half-open: `validTo` is the first day on which the role no longer holds; null = until further notice. */
export interface DatedRole extends PlacedRole {
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

export type GivingRefusal = 'OWN_ROLES' | 'ROLE_NOT_YOURS' | 'OTHER_DEPARTMENT';

/**
 * Who may give which role to whom, the only place that says it. The knowledge centre gives every role, a lead only EDUCATOR
 * in their own departments, and nobody gives themselves one.
 * @param receiverId null = somebody who has no account yet
 */
export function refusalToGive(giver: Giver, receiverId: string | null, given: PlacedRole): GivingRefusal | null {
  if (giver.accountId === receiverId) return 'OWN_ROLES';
  return refusalToEnd(giver, given);
}

/** Who may end which role: as for giving, but everybody may lay down what is theirs to give. */
export function refusalToEnd(giver: Giver, held: PlacedRole): Exclude<GivingRefusal, 'OWN_ROLES'> | null {
  if (giver.departments === 'all') return null;
  if (held.role !== 'EDUCATOR') return 'ROLE_NOT_YOURS';
  return isOwnEducator(giver, held) ? null : 'OTHER_DEPARTMENT';
}

/** Whether somebody shows up in a giver's list: a lead sees who is, was or will be an educator of theirs. */
export function maySee(giver: Giver, held: readonly PlacedRole[]): boolean {
  return giver.departments === 'all' || held.some((role) => isOwnEducator(giver, role));
}

/** The roles of somebody that a giver may know of: of one's own departments. */
export function maySeeRole(giver: Giver, held: PlacedRole): boolean {
  return giver.departments === 'all' || (held.departmentId !== null && giver.departments.includes(held.departmentId));
}

/**
 * Whether somebody holds (or will hold) more than a giver decides about. Their name, their logins and their second factor
 * are then the knowledge centre's: else a lead could lock out, or get in as, somebody with more to say.
 */
export function holdsMore(giver: Giver, held: readonly DatedRole[], today: LocalDate): boolean {
  if (giver.departments === 'all') return false;
  return held.some((role) => stateOf(role, today) !== 'PAST' && !isOwnEducator(giver, role));
}

function isOwnEducator({ departments }: Giver, { role, departmentId }: PlacedRole): boolean {
  if (role !== 'EDUCATOR' || departmentId === null) return false;
  return departments === 'all' || departments.includes(departmentId);
}

export type RoleState = 'PAST' | 'PRESENT' | 'COMING';

/** Where a role stands on a Danish day. One that was taken back before it began spans no day: it is past. */
export function stateOf({ validFrom, validTo }: Pick<DatedRole, 'validFrom' | 'validTo'>, today: LocalDate): RoleState {
  if (validTo !== null && (validTo <= today || validTo <= validFrom)) return 'PAST';
  return validFrom <= today ? 'PRESENT' : 'COMING';
}

/** The day a role ends when it is asked to end on `asked`: one that has not begun is taken back, whatever the day. */
export function endOf({ validFrom }: Pick<DatedRole, 'validFrom'>, asked: LocalDate): LocalDate {
  return asked < validFrom ? validFrom : asked;
}

export type SpanError = 'IN_THE_PAST' | 'ENDS_BEFORE_IT_BEGINS';

/** What is wrong with the days of a new role: history is not rewritten, and it must hold on one day at least. */
export function spanErrors(
  { validFrom, validTo }: { validFrom: LocalDate; validTo: LocalDate | null },
  today: LocalDate,
): { path: 'validFrom' | 'validTo'; code: SpanError }[] {
  if (validFrom < today) return [{ path: 'validFrom', code: 'IN_THE_PAST' }];
  return validTo !== null && validTo <= validFrom ? [{ path: 'validTo', code: 'ENDS_BEFORE_IT_BEGINS' }] : [];
}

export type ScopeKind = 'department' | 'institution' | 'municipality' | 'region';

const scopesOf: Record<Role, readonly ScopeKind[]> = {
  TEACHER: [],
  SCHOOL_ADMINISTRATOR: ['institution'],
  EDUCATOR: ['department'],
  DEPARTMENT_LEAD: ['department'],
  COORDINATOR: ['municipality', 'region'],
  PARTNER: ['department', 'municipality', 'region'],
  KNOWLEDGE_CENTRE: [],
};

export type ScopeError = 'SCOPE_MISSING' | 'SCOPE_NOT_FITTING';

/** What is wrong with the part of the world named for a role: exactly one kind that fits it, or none where it needs none. */
export function scopeErrors(role: Role, given: readonly ScopeKind[]): { path: string; code: ScopeError }[] {
  const fitting = scopesOf[role];
  const [odd] = given.filter((kind) => !fitting.includes(kind));
  if (odd !== undefined) return [{ path: `scope.${odd}`, code: 'SCOPE_NOT_FITTING' }];
  const [first, second] = given;
  if (second !== undefined) return [{ path: `scope.${second}`, code: 'SCOPE_NOT_FITTING' }];
  if (first === undefined && fitting[0] !== undefined) return [{ path: `scope.${fitting[0]}`, code: 'SCOPE_MISSING' }];
  return [];
}
