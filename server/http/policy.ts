/**
 * Who may call an endpoint or see a page. Each names exactly one; `docs/security.md` explains them, the tables of
 * `policies.api.test.ts` prove them.
 * - `public`: anybody.
 * - `bookingLink`: whoever holds a mailed link: the booking's manage token, or that of a request to teach (checked against
 *   what it opens by the endpoint itself).
 * - `feedLink`: whoever holds the address of a calendar feed, as long as its owner's role holds.
 * - `login`: anybody who is logged in, for what is their own.
 * - `school`: a school's administrator (for the school and its branches) and the knowledge centre.
 * - `staff`: educators and leads (for their departments) and the knowledge centre.
 * - `lead`: leads (for their departments) and the knowledge centre.
 * - `figures`: staff (their departments), coordinators (their municipalities), partners (their part), the knowledge centre.
 * - `area`: coordinators (for their municipalities) and the knowledge centre.
 * - `knowledgeCentre`: the knowledge centre.
 */
export const policies = [
  'public',
  'bookingLink',
  'feedLink',
  'login',
  'school',
  'staff',
  'lead',
  'figures',
  'area',
  'knowledgeCentre',
] as const;
export type Policy = (typeof policies)[number];

export const roles = [
  'TEACHER',
  'SCHOOL_ADMINISTRATOR',
  'EDUCATOR',
  'DEPARTMENT_LEAD',
  'COORDINATOR',
  'PARTNER',
  'KNOWLEDGE_CENTRE',
] as const;
export type Role = (typeof roles)[number];

/** A role that is valid today, with the part of the world it holds for. */
export interface Grant {
  role: Role;
  departmentId: string | null;
  /** Numbers of the school and its branches. */
  institutions: string[];
  /** Codes: the municipality itself, or those that lie in the region today. */
  municipalities: string[];
}

/** Who is asking: a logged-in person with the roles that are in force for this login. */
export interface Login {
  accountId: string;
  /** Names the login in the list of own logins. */
  loginId: string;
  name: string;
  /** Null for somebody who came by UNI-Login and has shown no address to be theirs. */
  email: string | null;
  /** Whether `email` was shown to be theirs: only then the bookings made with it are theirs. */
  emailProven: boolean;
  roles: Grant[];
}

const rolesOf: Record<Exclude<Policy, 'public' | 'bookingLink' | 'feedLink' | 'login'>, readonly Role[]> = {
  school: ['SCHOOL_ADMINISTRATOR', 'KNOWLEDGE_CENTRE'],
  staff: ['EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'],
  lead: ['DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'],
  figures: ['EDUCATOR', 'DEPARTMENT_LEAD', 'COORDINATOR', 'PARTNER', 'KNOWLEDGE_CENTRE'],
  area: ['COORDINATOR', 'KNOWLEDGE_CENTRE'],
  knowledgeCentre: ['KNOWLEDGE_CENTRE'],
};

/** A policy that asks for a role, and so has a scope. */
export type ScopedPolicy = keyof typeof rolesOf;

/** The first of the two questions "who are you" (401) and "may you" (403) that is answered with no; null = go on. */
export function refusalOf(policy: Policy, login: Login | null): 'UNAUTHENTICATED' | 'FORBIDDEN' | null {
  return refusalOfRoles(policy, login?.roles.map(({ role }) => role) ?? null);
}

/** The same for somebody of whom only the roles in force are known; null = nobody is logged in. */
export function refusalOfRoles(policy: Policy, held: Role[] | null): 'UNAUTHENTICATED' | 'FORBIDDEN' | null {
  if (isOpen(policy)) return null;
  if (held === null) return 'UNAUTHENTICATED';
  if (policy === 'login') return null;
  return held.some((role) => rolesOf[policy].includes(role)) ? null : 'FORBIDDEN';
}

/** Whether a policy asks for no login; a link's token is checked where what it opens is read. */
export function isOpen(policy: Policy): policy is 'public' | 'bookingLink' | 'feedLink' {
  return policy === 'public' || policy === 'bookingLink' || policy === 'feedLink';
}

/** A part of the world: everything, or these. */
export type Part = 'all' | string[];

/** What a login reaches under a policy. What it reaches is in one of the three. */
export interface Scope {
  /** Ids. */
  departments: Part;
  /** Numbers. */
  institutions: Part;
  /** Codes of municipalities: their departments and their institutions. */
  municipalities: Part;
}

/** What a login reaches under a policy: only the roles that the policy asks for count. */
export function scopeOf(policy: ScopedPolicy, login: Login): Scope {
  const grants = grantsFor(policy, login);
  if (grants.some(({ role }) => role === 'KNOWLEDGE_CENTRE')) {
    return { departments: 'all', institutions: 'all', municipalities: 'all' };
  }
  return {
    departments: unique(grants.flatMap(({ departmentId }) => departmentId ?? [])),
    institutions: unique(grants.flatMap(({ institutions }) => institutions)),
    municipalities: unique(grants.flatMap(({ municipalities }) => municipalities)),
  };
}

/** Where a thing stands: name what is known of it; null = it has none. */
export interface Place {
  departmentId?: string | null;
  institutionNumber?: string | null;
  /** Of the department or of the institution. */
  municipalityCode?: string | null;
}

/** Whether a login may do under a policy what it asks for, with something that stands at `place`. */
export function mayReach(policy: ScopedPolicy, login: Login, place: Place): boolean {
  const scope = scopeOf(policy, login);
  return (
    holds(scope.departments, place.departmentId) ||
    holds(scope.institutions, place.institutionNumber) ||
    holds(scope.municipalities, place.municipalityCode)
  );
}

/** Which departments a person may work with under a policy; "all" for the knowledge centre. */
export function departmentsOf(login: Login, policy: ScopedPolicy = 'staff'): Part {
  return scopeOf(policy, login).departments;
}

/** Whether a person works for a department. */
export function worksFor(login: Login, departmentId: string): boolean {
  return mayReach('staff', login, { departmentId });
}

/** The role in which somebody acts, for the audit: the one with most to say that the policy asks for and that reaches the place. */
export function actingRole(policy: ScopedPolicy, login: Login, place: Place): Role | null {
  const reaching = grantsFor(policy, login).filter((grant) => mayReach(policy, { ...login, roles: [grant] }, place));
  return roles.findLast((role) => reaching.some((grant) => grant.role === role)) ?? null;
}

/** The role in which somebody books: as little as they have, since booking needs none. Null = an account without roles. */
export function bookingRole(login: Login): Role | null {
  return roles.find((role) => login.roles.some((grant) => grant.role === role)) ?? null;
}

function grantsFor(policy: ScopedPolicy, login: Login): Grant[] {
  return login.roles.filter(({ role }) => rolesOf[policy].includes(role));
}

function holds(part: Part, value: string | null | undefined): boolean {
  if (part === 'all') return true;
  return value !== null && value !== undefined && part.includes(value);
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
