import type { MailFacts } from '#emails/facts.ts';
import { newId } from '#server/platform/ids.ts';
import type { BookingFacts } from './booking.facts.ts';
import {
  type MailSettings,
  mailFactsOf,
  type QueuedMail,
  type Recipient,
  recipientsOf,
  spanOf,
} from './booking.mails.ts';
import { placesOf } from './booking.rules.ts';
import { educatorChanges, isNews, newsOf, type VisitNews } from './visit-news.rules.ts';
import { onlineLinkOf, placeBefore } from './visit-place.rules.ts';

/** What a mail about a changed visit is made of. */
export interface NewsContext {
  settings: MailSettings;
  /** Names of the educators that the school was told last. */
  told: readonly string[];
  /** What the department writes about it; null = nothing. */
  note: string | null;
  now: Date;
}

/**
 * The mails of one booking whose session changed, or that moved to another: CHANGE to those for whom something is new, CANCEL
 * to educators who left, a confirmation to educators who came. None = nobody has to hear anything.
 */
export function mailsOfNews(before: BookingFacts, after: BookingFacts, context: NewsContext): QueuedMail[] {
  const news = newsOf(before, after, context.told);
  const { left, came } = educatorChanges(before, after);
  const arrived = new Set(came.map(({ email }) => email.toLowerCase()));
  const facts = mailFactsOf(after, context.settings, context.now, {
    previous: previousOf(before, after, news, context.told),
    note: context.note,
    ...(after.review === null ? {} : { choose: true }),
  });
  const invited = recipientsOf(after);
  const isNew = ({ role, email }: Recipient) => role === 'EDUCATOR' && arrived.has(email.toLowerCase());
  const changed = isNews(news) ? invited.filter((one) => hears(one, after) && !isNew(one)) : [];
  return [
    ...changed.map((one) => mailTo(one, 'CHANGE', facts, { after, ...context })),
    ...invited
      .filter(isNew)
      .filter((one) => hears(one, after))
      .map((one) => mailTo(one, 'CONFIRMATION', { ...facts, previous: null }, { after, ...context })),
    ...farewells(before, after, left, context),
  ];
}

/** A request is not in anybody's calendar yet: only the school itself hears of it. */
export function hears({ role }: Pick<Recipient, 'role'>, { status }: Pick<BookingFacts, 'status'>): boolean {
  return status === 'CONFIRMED' || role === 'VISITOR' || role === 'CONTACT';
}

/** CANCEL to educators who no longer teach it, with the facts they knew; whoever comes along in another role stays invited. */
function farewells(
  before: BookingFacts,
  after: BookingFacts,
  left: { name: string; email: string }[],
  context: NewsContext,
): QueuedMail[] {
  if (after.status !== 'CONFIRMED') return [];
  const still = new Set(recipientsOf(after).map(({ email }) => email.toLowerCase()));
  const facts = mailFactsOf(before, context.settings, context.now, { left: true });
  return left
    .filter(({ email }) => !still.has(email.toLowerCase()))
    .map((one) => queued({ ...one, role: 'EDUCATOR' }, 'CHANGE', 'CANCEL', facts, context.settings));
}

function mailTo(
  to: Recipient,
  kind: QueuedMail['kind'],
  facts: MailFacts,
  { after, settings }: NewsContext & { after: BookingFacts },
): QueuedMail {
  const method = to.role === 'CONTACT' || after.status !== 'CONFIRMED' ? null : 'REQUEST';
  return queued(to, kind, method, facts, settings);
}

/** A mail as the SQL functions of the booking path take it. */
export function queued(
  to: Recipient,
  kind: QueuedMail['kind'],
  calendarMethod: QueuedMail['calendarMethod'],
  facts: MailFacts,
  { mailDomain }: MailSettings,
): QueuedMail {
  const id = newId();
  const recipient = { recipientRole: to.role, recipientName: to.name, recipientEmail: to.email };
  return { id, kind, ...recipient, calendarMethod, messageId: `<${id}@${mailDomain}>`, facts };
}

function previousOf(
  before: BookingFacts,
  after: BookingFacts,
  news: VisitNews,
  told: readonly string[],
): MailFacts['previous'] {
  if (!isNews(news)) return null;
  const { pupils, adults } = placesOf(after.groups);
  const { meetings } = before.session;
  return {
    pupils,
    adults,
    ...spanOf(before.session),
    ...(news.time ? { meetings: meetings.map(spanOf) } : {}),
    ...placeBefore(before, after),
    ...(news.onlineUrl ? { onlineUrl: onlineLinkOf(before) } : {}),
    ...(news.educators ? { educators: [...told] } : {}),
  };
}
