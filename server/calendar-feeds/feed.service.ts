import { calendarOfBookings, ownBookingsOf } from '#server/bookings/booking-list.service.ts';
import type { Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Feed } from './feed.contract.ts';
import * as store from './feed.store.ts';
import { feedTexts } from './feed.texts.ts';
import { feedOfToken, feedUrl } from './feed-token.ts';

/** The calendar behind a feed's address (text/calendar); null for whatever does not answer, for one reason or another. */
export async function calendarOfFeed(deps: Deps, token: string, now: Date): Promise<string | null> {
  const { db, config } = deps;
  const id = feedOfToken(config.LINK_SECRET, token);
  const feed = id && (await store.findOpenFeed(db.pool, id, localDateOf(now)));
  if (!feed) return null;
  const { kind, language, institution } = feed;
  const own = ownBookingsOf(feed);
  const whose = kind === 'ACCOUNT' ? own : { institutions: feed.institutions };
  const ownEmail = kind === 'ACCOUNT' && feed.emailProven ? feed.email : null;
  const name = institution === null ? feedTexts[language].own : feedTexts[language].school(institution.name);
  return calendarOfBookings(db, whose, { name, language, config, ownEmail }, now);
}

/** The feeds of a person that answer today. */
export async function feedsOf(deps: Deps, login: Login, now: Date): Promise<Feed[]> {
  const rows = await store.listLiveFeeds(deps.db.pool, login.accountId, localDateOf(now));
  return rows.map((row) => feedView(deps, row));
}

function feedView({ config }: Deps, { id, kind, institution, createdAt }: store.FeedRow): Feed {
  return { id, kind, institution, url: feedUrl(config, id), createdAt: createdAt.toISOString() };
}

/** The school of the feed; null = own bookings. */
type Calendar = { kind: 'ACCOUNT' } | { kind: 'SCHOOL'; institutionNumber: string };

/** Gives a feed a new address, in one transaction with its audit row; null = the school is not theirs. */
export async function renewFeed(deps: Deps, login: Login, calendar: Calendar, now: Date): Promise<Feed | null> {
  const institutionNumber = calendar.kind === 'SCHOOL' ? calendar.institutionNumber : null;
  if (institutionNumber !== null && !isAdministratorOf(login, institutionNumber)) return null;
  return inTransaction(deps.db, async (sql) => {
    const { kind } = calendar;
    const { accountId } = login;
    const row = await store.replaceFeed(sql, { id: newId(now.getTime()), kind, accountId, institutionNumber, now });
    await recordAudit(sql, changeBy(login, { action: 'feed.created', institutionNumber, feedId: row.id, now }));
    return feedView(deps, row);
  });
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
  institutionNumber: string | null;
  feedId: string;
  now: Date;
}

function changeBy({ accountId }: Login, { action, institutionNumber, feedId, now }: FeedChange) {
  const role = institutionNumber === null ? null : ('SCHOOL_ADMINISTRATOR' as const);
  const subjectAccountId = accountId;
  const details = { feedId };
  return { now, actor: 'account' as const, accountId, role, action, institutionNumber, subjectAccountId, details };
}
