import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { Person, PersonRole, PersonSummary } from './people.contract.ts';
import { type Giver, holdsMore, maySeeRole, refusalToEnd, refusalToGive, stateOf } from './people.rules.ts';
import type { FutureSessionRow, GrantRow, PersonRow } from './people.store.ts';

/** Who looks, and when. */
export interface Looking {
  giver: Giver;
  today: LocalDate;
  language: Language;
}

/** A person in the list: present and coming roles that the caller may know of; when they were here, of one's own people only. */
export function summaryOf(row: PersonRow, { giver, today }: Looking): PersonSummary {
  const { id, name, email, active, secondFactor, hasWayIn } = row;
  return {
    id,
    name,
    email,
    active,
    secondFactor,
    hasWayIn,
    lastLoginAt: holdsMore(giver, row.grants, today) ? null : (row.lastLoginAt?.toISOString() ?? null),
    roles: rolesOf(row, { giver, today }).filter(({ state }) => state !== 'PAST'),
  };
}

/** A person alone: all roles that the caller may know of, and what is still to be taught. The phone number of one's own people only. */
export function personOf(row: PersonRow, sessions: FutureSessionRow[], looking: Looking): Person {
  const knowsMore = !holdsMore(looking.giver, row.grants, looking.today);
  return {
    ...summaryOf(row, looking),
    phone: knowsMore ? row.phone : null,
    language: row.language,
    deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
    roles: rolesOf(row, looking),
    holdsMore: holdsMore(looking.giver, row.grants, looking.today),
    sessions: sessions.map((session) => sessionOf(session, looking)),
    allowedActions: actionsOf(row, looking),
  };
}

function rolesOf({ grants }: PersonRow, { giver, today }: Pick<Looking, 'giver' | 'today'>): PersonRole[] {
  return grants.filter((grant) => maySeeRole(giver, grant)).map((grant) => roleOf(grant, { giver, today }));
}

function roleOf(grant: GrantRow, { giver, today }: Pick<Looking, 'giver' | 'today'>): PersonRole {
  const { id, role, validFrom, validTo, grantedBy, departmentSlug, institutionNumber, areaName } = grant;
  const state = stateOf(grant, today);
  const department =
    departmentSlug === null ? null : { slug: departmentSlug, name: grant.departmentName ?? departmentSlug };
  const institution =
    institutionNumber === null ? null : { number: institutionNumber, name: grant.institutionName ?? institutionNumber };
  const kind = grant.municipalityCode === null ? ('REGION' as const) : ('MUNICIPALITY' as const);
  const area =
    areaName === null ? null : { kind, code: grant.municipalityCode ?? grant.regionCode ?? '', name: areaName };
  const mayEnd = state !== 'PAST' && refusalToEnd(giver, grant) === null;
  const takenBack = validTo !== null && validTo <= validFrom;
  return { id, role, department, institution, area, validFrom, validTo, state, takenBack, grantedBy, mayEnd };
}

/** A coming session; who may take it over is told for one's own departments only. */
export function sessionOf(session: FutureSessionRow, { giver, language }: Looking): Person['sessions'][number] {
  const { id, startsAt, endsAt, localDate, departmentId, departmentSlug, departmentName, bookings } = session;
  const yours = giver.departments === 'all' || giver.departments.includes(departmentId);
  return {
    id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    localDate,
    title: language === 'da' ? session.titleDa : session.titleEn,
    department: { slug: departmentSlug, name: departmentName },
    bookings,
    yours,
    colleagues: yours ? session.colleagues : [],
  };
}

function actionsOf(row: PersonRow, { giver, today }: Looking): Person['allowedActions'] {
  const own = giver.accountId === row.id;
  const decides = !holdsMore(giver, row.grants, today) && !row.erased;
  const departmentId = giver.departments === 'all' ? null : (giver.departments[0] ?? null);
  const gives = refusalToGive(giver, row.id, { role: 'EDUCATOR', departmentId }) === null;
  const possible: [Person['allowedActions'][number], boolean][] = [
    ['EDIT', decides],
    ['GIVE_ROLE', row.active && gives],
    ['INVITE', decides && row.active && row.email !== null && !row.hasKey],
    ['DEACTIVATE', decides && row.active && !own],
    ['REACTIVATE', decides && !row.active && !own],
    ['RESET_SECOND_FACTOR', decides && row.active && row.secondFactor && !own],
  ];
  return possible.filter(([, may]) => may).map(([action]) => action);
}
