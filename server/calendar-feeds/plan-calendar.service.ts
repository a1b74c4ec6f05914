import type { Deps } from '#server/platform/deps.ts';
import { addDays, localDateOf } from '#server/time/local-time.ts';
import type { OpenFeed } from './feed.store.ts';
import { feedTexts } from './feed.texts.ts';
import { findPlannedBlocks, findPlannedSessions } from './plan-calendar.store.ts';
import { planCalendar } from './plan-calendar.ts';

const DAYS_BACK = 60;
const CANCELLED_DAYS = 30;
const DAY_MS = 86_400_000;

/** What somebody teaches, or what takes a room (text/calendar): two months back and all that is to come. */
export async function planOfFeed({ db, config }: Deps, feed: OpenFeed, now: Date): Promise<string> {
  const { language, resource } = feed;
  const texts = feedTexts[language];
  const ofPerson = { accountId: feed.accountId, departments: feed.departments ?? ('all' as const) };
  const question = {
    whose: resource === null ? ofPerson : { resourceId: resource.id },
    from: addDays(localDateOf(now), -DAYS_BACK),
    cancelledSince: new Date(now.getTime() - CANCELLED_DAYS * DAY_MS),
  };
  const [sessions, blocks] = await Promise.all([
    findPlannedSessions(db.pool, question),
    findPlannedBlocks(db.pool, question),
  ]);
  return planCalendar(
    { sessions, blocks },
    {
      name: resource === null ? texts.teaching : texts.room(resource.name[language]),
      language,
      publicUrl: config.PUBLIC_URL,
      mailDomain: config.MAIL_DOMAIN,
      busy: resource === null,
    },
  );
}
