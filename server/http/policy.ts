/**
 * Who may call an endpoint. Each endpoint names exactly one:
 * - `public`: anybody.
 * - `bookingLink`: whoever holds the booking's manage token (the endpoint itself checks it against the booking).
 * - `login`: anybody who is logged in.
 * - `staff`: educators and leads (for their departments) and the knowledge centre.
 * - `lead`: leads (for their departments) and the knowledge centre.
 * - `knowledgeCentre`: the knowledge centre.
 */
export const policies = ['public', 'bookingLink', 'login', 'staff', 'lead', 'knowledgeCentre'] as const;
export type Policy = (typeof policies)[number];

export type StaffRole = 'EDUCATOR' | 'DEPARTMENT_LEAD' | 'KNOWLEDGE_CENTRE';

/** Who is asking: a logged-in person with the roles that are valid today. */
export interface Login {
  accountId: string;
  name: string;
  email: string;
  roles: { role: string; departmentId: string | null }[];
}

const rolesOf: Record<Exclude<Policy, 'public' | 'bookingLink' | 'login'>, StaffRole[]> = {
  staff: ['EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'],
  lead: ['DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'],
  knowledgeCentre: ['KNOWLEDGE_CENTRE'],
};

/** The first of the two questions "who are you" (401) and "may you" (403) that is answered with no; null = go on. */
export function refusalOf(policy: Policy, login: Login | null): 'UNAUTHENTICATED' | 'FORBIDDEN' | null {
  if (policy === 'public' || policy === 'bookingLink') return null;
  if (login === null) return 'UNAUTHENTICATED';
  if (policy === 'login') return null;
  const allowed: string[] = rolesOf[policy];
  return login.roles.some(({ role }) => allowed.includes(role)) ? null : 'FORBIDDEN';
}

/** Which departments a person works for; "all" for the knowledge centre. */
export function departmentsOf(login: Login): 'all' | string[] {
  if (login.roles.some(({ role }) => role === 'KNOWLEDGE_CENTRE')) return 'all';
  const own = login.roles.filter(({ role }) => role === 'EDUCATOR' || role === 'DEPARTMENT_LEAD');
  return [...new Set(own.flatMap(({ departmentId }) => departmentId ?? []))];
}

/** Whether a person works for a department. */
export function worksFor(login: Login, departmentId: string): boolean {
  const departments = departmentsOf(login);
  return departments === 'all' || departments.includes(departmentId);
}
