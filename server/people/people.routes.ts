import type { Router } from 'express';
import type { Clash } from '#server/educators/handover.service.ts';
import { type Answer, created, forbidden, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { deactivate, reactivate, resetSecondFactorOf } from './deactivation.service.ts';
import { invite, inviteAgainOf } from './invitations.service.ts';
import * as contract from './people.contract.ts';
import { changePersonOf, type PeopleRefusal, type PeopleResult, peopleOf, showPerson } from './people.service.ts';
import { peopleTexts, roleFieldTexts } from './people.texts.ts';
import { endRoleOf, giveRoleTo } from './roles.service.ts';

/** People and their roles. */
export function peopleRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;
  serve(router, deps, mounted, contract.listPeople, async ({ query, ...call }) => {
    const list = await peopleOf(db.pool, query, askedBy(call));
    return list === null ? forbidden() : ok(list);
  });
  serve(router, deps, mounted, contract.readPerson, async ({ params, ...call }) =>
    answer(await showPerson(db.pool, params.id, askedBy(call)), call.language),
  );
  serve(router, deps, mounted, contract.invitePerson, async ({ body, ...call }) =>
    answer(await invite(deps, body, askedBy(call)), call.language, created),
  );
  serve(router, deps, mounted, contract.inviteAgain, async ({ params, ...call }) =>
    answer(await inviteAgainOf(deps, params.id, askedBy(call)), call.language),
  );
  serve(router, deps, mounted, contract.changePerson, async ({ params, body, ifMatch, ...call }) => {
    const change = { id: params.id, patch: body, seen: ifMatch };
    return answer(await changePersonOf(db, change, askedBy(call)), call.language);
  });
  serve(router, deps, mounted, contract.giveRole, async ({ params, body, ...call }) =>
    answer(await giveRoleTo(db, { id: params.id, given: body }, askedBy(call)), call.language, created),
  );
  serve(router, deps, mounted, contract.endRole, async ({ params, body, ...call }) =>
    answer(await endRoleOf(deps, { ...params, ...body }, askedBy(call)), call.language),
  );
  serve(router, deps, mounted, contract.deactivatePerson, async ({ params, body, ...call }) =>
    answer(await deactivate(deps, { id: params.id, handover: body }, askedBy(call)), call.language),
  );
  serve(router, deps, mounted, contract.reactivatePerson, async ({ params, ...call }) =>
    answer(await reactivate(deps, params.id, askedBy(call)), call.language),
  );
  serve(router, deps, mounted, contract.resetSecondFactor, async ({ params, ...call }) =>
    answer(await resetSecondFactorOf(deps, params.id, askedBy(call)), call.language),
  );
}

function askedBy({ login, now, language }: { login: Login | null; now: Date; language: Language }) {
  return { login: login as Login, now, language };
}

function answer(result: PeopleResult, language: Language, success: typeof ok | typeof created = ok) {
  if (result.kind === 'person') return success(result.person, { etag: String(result.version) });
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'refused') return refusalAnswer(result.refusal, language);
  const texts = roleFieldTexts[language];
  return invalid(
    result.errors.map(({ path, code }) => ({ path, code, message: texts[code as keyof typeof texts] ?? code })),
  );
}

function refusalAnswer(refusal: PeopleRefusal, language: Language): Answer<never> {
  const texts = peopleTexts[language];
  const { code } = refusal;
  if (code === 'NOT_FOUND') return notFound();
  if (code === 'END_IN_THE_PAST') return invalid([{ path: 'validTo', code, message: texts.END_IN_THE_PAST }]);
  if (code === 'HAS_FUTURE_SESSIONS') {
    const sessions = refusal.sessions as unknown[];
    return refuse([{ code, message: texts.HAS_FUTURE_SESSIONS(sessions.length), sessions }]);
  }
  const clashes = (code === 'SESSIONS_CLASH' ? refusal.clashes : []) as Clash[];
  const [first, ...more] = clashes.map((clash) => clashReason(clash, language));
  if (first !== undefined) return refuse([first, ...more]);
  const message = texts[code as Exclude<keyof typeof texts, 'HAS_FUTURE_SESSIONS' | 'freeInstead'>];
  return { kind: 'problem', code, detail: message, reasons: [{ code, message }] };
}

/** A session that the colleague named cannot take, and who could. */
function clashReason({ id, message, free }: Clash, language: Language): Reason {
  const texts = peopleTexts[language];
  const names = new Intl.ListFormat(language).format(free.map(({ name }) => name));
  const instead = free.length === 0 ? texts.nobodyFree : texts.freeInstead(names);
  return { code: 'SESSIONS_CLASH', message: `${message} ${instead}`, session: id, free };
}
