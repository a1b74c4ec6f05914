import type { MailFacts } from '#emails/facts.ts';
import type { HandOverTurn } from '#emails/notices/handed-over.ts';
import { noticeMail, type QueuedNotice } from '#server/notices/notice.mails.ts';
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
import { sameAddress, samePerson } from './booking-people.rules.ts';
import { queued } from './visit-news.mails.ts';

/** A change of people, and of the visit with them. */
export interface PeopleChange {
  before: BookingFacts;
  after: BookingFacts;
  /** Numbers or texts are others too: everybody who stays hears of it. */
  visitChanged: boolean;
  settings: MailSettings;
  now: Date;
}

/**
 * Who is told what when other people come along or get the booking: whoever is new gets the invitation, whoever is out of it gets it
 * taken back, whoever stays hears of it if it shows. A booking that is no visit yet stands in nobody's calendar: only those hear
 * whose link is another.
 */
export function mailsOfPeople(change: PeopleChange): (QueuedMail | QueuedNotice)[] {
  const { before, after } = change;
  if (after.status !== 'CONFIRMED') return noticesBeforeVisit(change);
  const was = byAddress(recipientsOf(before));
  const is = byAddress(recipientsOf(after));
  const stayed = [...is.values()].flatMap((one) => mailsToPresent(one, was.get(keyOf(one)) ?? null, change));
  const gone = [...was.values()].filter((one) => !is.has(keyOf(one)));
  return [...stayed, ...gone.map((one) => goodbye(one, change))];
}

const keyOf = ({ email }: { email: string }) => email.toLowerCase();
const byAddress = (some: Recipient[]) => new Map(some.map((one) => [keyOf(one), one]));
const isInvited = (one: Recipient | null) => one !== null && one.role !== 'CONTACT';
const isHandedOver = ({ before, after }: PeopleChange) => before.linkVersion !== after.linkVersion;

function mailsToPresent(
  one: Recipient,
  earlier: Recipient | null,
  change: PeopleChange,
): (QueuedMail | QueuedNotice)[] {
  const { before, after, settings, now } = change;
  const method = isInvited(one) ? 'REQUEST' : null;
  if (earlier === null || (!isInvited(earlier) && isInvited(one))) {
    const taken = isHandedOver(change) && sameAddress(one, after.contact);
    const extra = taken ? { handedOverBy: before.contact.name } : {};
    return [queued(one, 'CONFIRMATION', method, { ...mailFactsOf(after, settings, now), ...extra }, settings)];
  }
  if (isInvited(earlier) && !isInvited(one)) return [notice('NOT_COMING', one, change)];
  return isTold(one, change) ? [queued(one, 'CHANGE', method, changedFacts(change), settings)] : [];
}

/** Whether what somebody sees of the booking is another: the administrator of the school is nobody's concern. */
function isTold({ role }: Recipient, change: PeopleChange): boolean {
  const { before, after, visitChanged } = change;
  if (visitChanged || !samePerson(before.visitor, after.visitor)) return true;
  return role !== 'ADMINISTRATOR' && !samePerson(before.contact, after.contact);
}

function changedFacts({ before, after, settings, now }: PeopleChange): MailFacts {
  const { pupils, adults } = placesOf(before.groups);
  const visitor = before.visitor.name === after.visitor.name ? {} : { visitor: before.visitor.name };
  return mailFactsOf(after, settings, now, { previous: { pupils, adults, ...spanOf(before.session), ...visitor } });
}

function goodbye(one: Recipient, change: PeopleChange): QueuedNotice {
  const gave = isHandedOver(change) && sameAddress(one, change.before.contact);
  return notice(gave ? 'GIVEN' : 'NOT_COMING', one, change);
}

/** A request or a place in the queue: the contact who has it now, whoever comes along, and who had it. */
function noticesBeforeVisit(change: PeopleChange): QueuedNotice[] {
  if (!isHandedOver(change)) return [];
  const { before, after } = change;
  const to = (role: Recipient['role'], { name, email }: BookingFacts['contact']) => ({ role, name, email });
  const taken = notice('TAKEN', to('CONTACT', after.contact), change);
  const along = sameAddress(after.visitor, after.contact)
    ? []
    : [notice('NEW_LINK', to('VISITOR', after.visitor), change)];
  const had = before.contact;
  const stays = sameAddress(had, after.contact) || sameAddress(had, after.visitor);
  return [taken, ...along, ...(stays ? [] : [notice('GIVEN', to('CONTACT', had), change)])];
}

function notice(turn: HandOverTurn, one: Recipient, change: PeopleChange): QueuedNotice {
  const { before, after, settings, now } = change;
  const out = turn === 'GIVEN' || turn === 'NOT_COMING';
  const visit = mailFactsOf(out ? before : after, settings, now);
  const stillHasLink = !out || sameAddress(one, after.contact);
  const facts = {
    language: after.language,
    statedAt: now.toISOString(),
    department: visit.department,
    visit,
    values: { turn, to: toWhom(turn, one, change) },
    rows: [],
    url: stillHasLink ? mailFactsOf(after, settings, now).manageUrl : null,
    unsubscribeUrl: null,
  };
  const mail = noticeMail('HANDED_OVER', one, facts, settings.mailDomain);
  const wasInvited =
    before.status === 'CONFIRMED' && isInvited(recipientsOf(before).find((r) => sameAddress(r, one)) ?? null);
  return out && wasInvited ? { ...mail, calendarMethod: 'CANCEL' } : mail;
}

function toWhom(turn: HandOverTurn, one: Recipient, { before, after }: PeopleChange): string {
  if (turn !== 'NOT_COMING') return after.contact.name;
  const office =
    before.administrator !== null && sameAddress(one, before.administrator) && !sameAddress(one, before.visitor);
  if (!office) return after.visitor.name;
  return after.administrator?.name ?? after.administrator?.email ?? after.visitor.name;
}
