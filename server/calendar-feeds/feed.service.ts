import { calendarOfBookings, ownBookingsOf } from '#server/bookings/booking-list.service.ts';
import { departmentsOf, type Login, type Role } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { readResource } from '#server/resources/resource.service.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Feed } from './feed.contract.ts';
import * as store from './feed.store.ts';
import { feedTexts } from './feed.texts.ts';
import { feedOfToken, feedUrl } from './feed-token.ts';
import { planOfFeed } from './plan-calendar.service.ts';

/** The calendar behind a feed's address (text/calendar); null for whatever does not answer, for one reason or another. */
export async function calendarOfFeed(deps: Deps, token: string, now: Date): Promise<string | null> {
  const { db, config } = deps;
  const id = feedOfToken(config.LINK_SECRET, token);
  const feed = id && (await store.findOpenFeed(db.pool, id, localDateOf(now)));
  if (!feed) return null;
  const { kind, language, institution } = feed;
  if (kind === 'EDUCATOR' || kind === 'RESOURCE') return planOfFeed(deps, feed, now);
  const own = ownBookingsOf(feed);
  const whose = kind === 'ACCOUNT' ? own : { institutions: feed.institutions };
  const ownEmail = kind === 'ACCOUNT' && feed.emailProven ? feed.email : null;
  const name = institution === null ? feedTexts[language].own : feedTexts[language].school(institution.name);
  return calendarOfBookings(db, whose, { name, language, config, ownEmail }, now);
}

/** The feeds of a person that answer today. */
export async function feedsOf(deps: Deps, login: Login, { now, language }: Asked): Promise<Feed[]> {
  const rows = await store.listLiveFeeds(deps.db.pool, login.accountId, localDateOf(now));
  return rows.map((row) => feedView(deps, row, language));
}

/** When it is asked, and in which language. */
export interface Asked {
  now: Date;
  language: Language;
}

function feedView({ config }: Deps, { id, kind, institution, ...row }: store.FeedRow, language: Language): Feed {
  const resource = row.resource && { id: row.resource.id, name: row.resource.name[language] };
  return { id, kind, institution, resource, url: feedUrl(config, id), createdAt: row.createdAt.toISOString() };
}

/** What a feed is of. */
export type Calendar =
  | { kind: 'ACCOUNT' }
  | { kind: 'SCHOOL'; institutionNumber: string }
  | { kind: 'EDUCATOR' }
  | { kind: 'RESOURCE'; resourceId: string };

/** Gives a feed a new address, in one transaction with its audit row; null = the school or the room is not theirs. */
export async function renewFeed(deps: Deps, login: Login, calendar: Calendar, asked: Asked): Promise<Feed | null> {
  if (!(await isTheirs(deps, login, calendar))) return null;
  const { now, language } = asked;
  return inTransaction(deps.db, async (sql) => {
    const { kind } = calendar;
    const { accountId } = login;
    const institutionNumber = calendar.kind === 'SCHOOL' ? calendar.institutionNumber : null;
    const resourceId = calendar.kind === 'RESOURCE' ? calendar.resourceId : null;
    const feed = { id: newId(now.getTime()), kind, accountId, institutionNumber, resourceId, now };
    const row = await store.replaceFeed(sql, feed);
    const change = { action: 'feed.created' as const, kind, institutionNumber, feedId: row.id, now };
    await recordAudit(sql, changeBy(login, change));
    return feedView(deps, row, language);
  });
}

/** A feed holds as long as this does. */
async function isTheirs({ db }: Deps, login: Login, calendar: Calendar): Promise<boolean> {
  if (calendar.kind === 'ACCOUNT') return true;
  if (calendar.kind === 'SCHOOL') return isAdministratorOf(login, calendar.institutionNumber);
  if (calendar.kind === 'RESOURCE') return (await readResource(db.pool, calendar.resourceId, { login })) !== null;
  const departments = departmentsOf(login);
  return departments === 'all' || departments.length > 0;
}

/** Whether somebody is the administrator of a school today: a feed holds as long as that does. */
function isAdministratorOf({ roles }: Login, institutionNumber: string): boolean {
  return roles.some(
    ({ role, institutions }) => role === 'SCHOOL_ADMINISTRATOR' && institutions.includes(institutionNumber),
  );
}

/** Stops a feed; false = it is not theirs. */
export function stopFeed(deps: Deps, login: Login, feedId: string, now: Date): Promise<boolean> {
  return inTransaction(deps.db, async (sql) => {
    const stopped = await store.revokeFeed(sql, { id: feedId, accountId: login.accountId, now });
    if (stopped === null) return false;
    await recordAudit(sql, changeBy(login, { action: 'feed.revoked', ...stopped, feedId, now }));
    return true;
  });
}

interface FeedChange {
  action: 'feed.created' | 'feed.revoked';
  kind: store.FeedKind;
  institutionNumber: string | null;
  feedId: string;
  now: Date;
}

function changeBy({ accountId, roles }: Login, { action, kind, institutionNumber, feedId, now }: FeedChange) {
  const staff: Role[] = ['KNOWLEDGE_CENTRE', 'DEPARTMENT_LEAD', 'EDUCATOR'];
  const ofStaff = kind === 'EDUCATOR' || kind === 'RESOURCE';
  const staffRole = ofStaff ? staff.find((role) => roles.some((grant) => grant.role === role)) : undefined;
  const role = institutionNumber === null ? (staffRole ?? null) : ('SCHOOL_ADMINISTRATOR' as const);
  const subjectAccountId = accountId;
  const details = { feedId };
  return { now, actor: 'account' as const, accountId, role, action, institutionNumber, subjectAccountId, details };
}
