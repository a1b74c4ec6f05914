import type { Api } from '#lib/server/api.ts';
import { peopleTexts } from '#lib/texts/people.ts';
import { staffTexts } from '#lib/texts/staff.ts';
import type { Me } from '#server/accounts/account.contract.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, isLocalDate, type LocalDate } from '#server/time/local-time.ts';

interface Option {
  value: string;
  label: string;
}

/** What the fields of a role offer. */
export interface RoleChoices {
  /** Null = the caller gives one role only. */
  roles: Option[] | null;
  scopes: (Option | { label: string; options: Option[] })[];
}

/** What was typed about a role. */
export interface TypedRole {
  role: string;
  /** "department:slug", "municipality:0101", "region:1084" or nothing. */
  scope: string;
  institution: string;
  validFrom: string;
  lastDay: string;
}

/** The departments that somebody leads; the knowledge centre leads all that are given. */
export function ledDepartments(me: Me | null, all: { slug: string; name: string }[]): { slug: string; name: string }[] {
  if (leadsEverything(me)) return all;
  return me?.roles.flatMap(({ role, department }) => (role === 'DEPARTMENT_LEAD' ? (department ?? []) : [])) ?? [];
}

export function leadsEverything(me: Me | null): boolean {
  return me?.roles.some(({ role }) => role === 'KNOWLEDGE_CENTRE') ?? false;
}

/** The choices of a lead (educators of their departments) or of the knowledge centre (everything). */
export async function roleChoices(
  api: Api,
  { departments, me, language }: { departments: { slug: string; name: string }[]; me: Me | null; language: Language },
): Promise<RoleChoices> {
  const own = ledDepartments(me, departments).map(({ slug, name }) => ({ value: `department:${slug}`, label: name }));
  if (!leadsEverything(me)) return { roles: null, scopes: own };
  const texts = peopleTexts[language].role;
  const [municipalities, all] = await Promise.all([
    api.get(listMunicipalities),
    api.get(listDepartments, { query: { pageSize: 100 } }),
  ]);
  const regions = new Map(
    all.items.flatMap(({ region }) => (region === null ? [] : [[region.code, region.name] as const])),
  );
  const roles = Object.entries(staffTexts[language].roles).map(([value, label]) => ({ value, label }));
  return {
    roles,
    scopes: [
      { value: '', label: texts.nowhere },
      { label: texts.departments, options: own },
      {
        label: texts.municipalities,
        options: municipalities.items.map(({ code, name }) => ({ value: `municipality:${code}`, label: name })),
      },
      { label: texts.regions, options: [...regions].map(([code, name]) => ({ value: `region:${code}`, label: name })) },
    ],
  };
}

/** Reads the fields of a role. */
export function typedRole(form: FormData): TypedRole {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 200);
  return {
    role: text('role') || 'EDUCATOR',
    scope: text('scope'),
    institution: text('institution'),
    validFrom: text('validFrom'),
    lastDay: text('lastDay'),
  };
}

/** The role as the API takes it: the last day becomes the first day without it. */
export function roleBody({ role, scope, institution, validFrom, lastDay }: TypedRole) {
  const [kind = '', code = ''] = scope.split(':');
  return {
    role,
    scope: { ...(kind && { [kind]: code }), ...(institution && { institution }) },
    validFrom,
    validTo: dayAfter(lastDay),
  };
}

/** What is no day is sent as it stands, so that the API refuses it. */
export function dayAfter(lastDay: string): LocalDate | null {
  if (lastDay === '') return null;
  return isLocalDate(lastDay) ? addDays(lastDay, 1) : lastDay;
}

/** The field of the form that an error of the API stands beside. */
const fields: Record<string, string> = { 'scope.institution': 'institution', validTo: 'lastDay' };

/** A problem as sentences beside fields; a refusal stands alone. */
export function problemErrors(problem: Problem): { id?: string; message: string }[] {
  if (problem.errors === undefined) return [{ message: problem.detail }];
  return problem.errors.map(({ path, message }) => ({
    id: fields[path] ?? (path.startsWith('scope') ? 'scope' : path),
    message,
  }));
}
