import { departmentsOf, type Login, type ScopedPolicy } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { timeView } from './session-editor.view.ts';
import type { ListedSession } from './session-list.contract.ts';
import { findListedSessions, findSessionIds, type SessionQuestion } from './session-list.store.ts';

/** What sessions are asked for; left out = any. */
export interface SessionPick {
  department?: string | undefined;
  offer?: string | undefined;
  site?: string | undefined;
  /** An account id, or `me`. */
  educator?: string | undefined;
  /** Default today. */
  from?: string | undefined;
  to?: string | undefined;
  weekday?: number | undefined;
  state?: 'OPEN' | 'CLOSED' | 'CANCELLED' | undefined;
  needsEducator?: boolean | undefined;
}

interface Asker {
  login: Login;
  now: Date;
}

const USUAL_PAGE = 50;

/** One page of the sessions that somebody works with, by start. */
export async function listedSessions(
  sql: Sql,
  {
    pick,
    page = 1,
    pageSize = USUAL_PAGE,
  }: { pick: SessionPick; page?: number | undefined; pageSize?: number | undefined },
  asker: Asker,
  language: Language,
): Promise<{ items: ListedSession[]; total: number; page: number; pageSize: number }> {
  const paging = { limit: pageSize, offset: (page - 1) * pageSize };
  const { rows, total } = await findListedSessions(sql, questionOf(pick, asker, { policy: 'staff', ...paging }));
  const items = rows.map((row) => ({
    ...row,
    ...timeView(row),
    offer: { slug: row.offer.slug, title: row.offer.title[language] },
  }));
  return { items, total, page, pageSize };
}

/** The ids of the sessions that somebody leads, by start; at most `limit`. */
export function pickedSessionIds(sql: Sql, pick: SessionPick, asker: Asker, limit: number): Promise<string[]> {
  return findSessionIds(sql, questionOf(pick, asker, { policy: 'lead', limit, offset: 0 }));
}

function questionOf(
  pick: SessionPick,
  { login, now }: Asker,
  { policy, ...paging }: { policy: ScopedPolicy; limit: number; offset: number },
): SessionQuestion {
  const {
    department = null,
    offer = null,
    site = null,
    educator = null,
    to = null,
    weekday = null,
    state = null,
  } = pick;
  return {
    departments: departmentsOf(login, policy),
    department,
    offer,
    site,
    educator: educator === 'me' ? login.accountId : educator,
    from: pick.from ?? localDateOf(now),
    to,
    weekday,
    state,
    needsEducator: pick.needsEducator ?? null,
    ...paging,
  };
}
