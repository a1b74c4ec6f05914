import type { Router } from 'express';
import { empty, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import {
  confirmSchoolMember,
  deleteMembership,
  listMemberships,
  listSchoolMembers,
  putMembership,
  removeSchoolMember,
} from './membership.contract.ts';
import {
  confirmMember,
  endMembershipOf,
  membershipsOf,
  membersOf,
  putMembershipOf,
  removeMember,
} from './membership.service.ts';
import { membershipTexts } from './membership.texts.ts';

/** Who belongs to which school: asked for by the person, confirmed by the school. */
export function membershipRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listMemberships, async ({ login }) => {
    return ok({ items: await membershipsOf(deps.db, (login as Login).accountId) });
  });

  serve(router, deps, mounted, putMembership, async ({ params, body, login, now, language }) => {
    const number = params.institutionNumber.toUpperCase();
    const result = await putMembershipOf(deps.db, { ...body, login: login as Login, number, now });
    if (result.kind === 'unknown') return notFound();
    if (result.kind === 'saved') return ok(result.membership);
    return { kind: 'problem', code: 'TOO_MANY_MEMBERSHIPS', detail: membershipTexts[language].tooMany };
  });

  serve(router, deps, mounted, deleteMembership, async ({ params, login, now }) => {
    const number = params.institutionNumber.toUpperCase();
    const ended = await endMembershipOf(deps.db, { login: login as Login, number, now });
    return ended ? empty() : notFound();
  });

  serve(router, deps, mounted, listSchoolMembers, async ({ params, login }) => {
    const items = await membersOf(deps.db, login as Login, params.number.toUpperCase());
    return items === null ? notFound() : ok({ items });
  });

  serve(router, deps, mounted, confirmSchoolMember, async ({ params, login, now }) => {
    const { accountId } = params;
    const number = params.number.toUpperCase();
    const member = await confirmMember(deps.db, { login: login as Login, number, accountId, now });
    return member === null ? notFound() : ok(member);
  });

  serve(router, deps, mounted, removeSchoolMember, async ({ params, login, now }) => {
    const { accountId } = params;
    const number = params.number.toUpperCase();
    const removed = await removeMember(deps.db, { login: login as Login, number, accountId, now });
    return removed ? empty() : notFound();
  });
}
