import type { MailFacts } from '#emails/facts.ts';
import type { Sql } from '#server/platform/database.ts';
import type { BookingFacts } from './booking.facts.ts';
import { type MailSettings, mailFactsOf, recipientsOf } from './booking.mails.ts';
import { lockSessions } from './session-lock.ts';
import { hears, mailsOfNews, queued } from './visit-news.mails.ts';
import * as store from './visit-news.store.ts';

/** What the department writes to the schools: one text for all, or one in each language. */
export type Note = string | { da: string; en: string } | null;

/** The text for a booking's school; null = none. */
export function noteFor(note: Note | undefined, { language }: Pick<BookingFacts, 'language'>): string | null {
  return (typeof note === 'object' && note !== null ? note[language] || note.da : note) || null;
}

/**
 * The bookings that hold places in these sessions, as they stand before the sessions change. Locks the sessions (in the order
 * of their ids): belongs into the transaction that changes them, before the first change.
 */
export async function visitsBefore(sql: Sql, sessionIds: readonly string[]): Promise<BookingFacts[]> {
  await lockSessions(sql, sessionIds);
  return store.findLiveBookings(sql, { sessionIds });
}

/** Names of the educators that a booking's school was told last. */
export async function toldEducators(sql: Sql, booking: BookingFacts): Promise<string[]> {
  const told = await store.findToldEducators(sql, [booking.id]);
  return told.get(booking.id) ?? booking.session.educators.map(({ name }) => name);
}

/** The bookings that hold places in these sessions, to look at: nothing is locked. */
export function visitsOf(sql: Sql, sessionIds: readonly string[]): Promise<BookingFacts[]> {
  return store.findLiveBookings(sql, { sessionIds });
}

/** Bookings with their sessions as they stand, whatever their status, by id. */
export async function bookingsWith(sql: Sql, bookingIds: readonly string[]): Promise<Map<string, BookingFacts>> {
  const bookings = await store.findBookings(sql, bookingIds);
  return new Map(bookings.map((booking) => [booking.id, booking]));
}

/** How many mails tell of the cancellation of these bookings' sessions. */
export function mailsOfCancelledSession(bookings: readonly BookingFacts[]): number {
  return bookings.reduce((sum, booking) => sum + recipientsOf(booking).filter((one) => hears(one, booking)).length, 0);
}

/** What is told of a change, and how. */
export interface ToldChange {
  /** As `visitsBefore` answered them before the change. */
  before: readonly BookingFacts[];
  message?: Note;
  now: Date;
}

/**
 * Tells those whose visit changed (time, place, meeting point, educators) what it was and what it is now, in the transaction of
 * the change: raises SEQUENCE and version and queues one mail for each recipient. Educators who left get a CANCEL, educators
 * who came an invitation; whoever's facts did not change hears nothing. Wake the mail worker after the commit.
 */
export async function tellOfChange(
  sql: Sql,
  settings: MailSettings,
  { before, message, now }: ToldChange,
): Promise<void> {
  if (before.length === 0) return;
  const bookingIds = before.map(({ id }) => id);
  const after = (await store.findLiveBookings(sql, { bookingIds })).filter(
    ({ session }) => session.state !== 'CANCELLED',
  );
  const told = await store.findToldEducators(sql, bookingIds);
  const was = new Map(before.map((booking) => [booking.id, booking]));
  const news = after.flatMap((booking) => {
    const earlier = was.get(booking.id) ?? booking;
    const names = told.get(booking.id) ?? earlier.session.educators.map(({ name }) => name);
    const context = { settings, told: names, note: noteFor(message, booking), now };
    const mails = mailsOfNews(earlier, booking, context);
    return mails.length === 0 ? [] : [{ bookingId: booking.id, mails }];
  });
  await store.tell(sql, news, now);
}

/**
 * Tells everybody that the session of these bookings does not take place (METHOD:CANCEL) and the school that it may choose
 * another time; the bookings live on. In the transaction of the cancellation. Wake the mail worker after the commit.
 */
export async function tellOfCancelledSession(
  sql: Sql,
  settings: MailSettings,
  { before, message, now }: ToldChange,
): Promise<void> {
  const news = before.map((booking) => {
    const facts: MailFacts = mailFactsOf(booking, settings, now, { note: noteFor(message, booking) });
    const mails = recipientsOf(booking)
      .filter((one) => hears(one, booking))
      .map((one) => {
        const method = one.role === 'CONTACT' || booking.status !== 'CONFIRMED' ? null : 'CANCEL';
        return queued(one, 'SESSION_CANCELLED', method, facts, settings);
      });
    return { bookingId: booking.id, mails };
  });
  await store.tell(sql, news, now);
}

/**
 * Tells everybody that the cancelled session of these bookings takes place after all: educators and calendars get a new
 * invitation, the school what it needs. In the transaction of the reopening.
 */
export async function tellOfReopenedSession(
  sql: Sql,
  settings: MailSettings,
  bookingIds: readonly string[],
  now: Date,
): Promise<void> {
  const bookings = await store.findLiveBookings(sql, { bookingIds });
  const news = bookings.map((booking) => {
    const facts = mailFactsOf(booking, settings, now, { reopened: true });
    const mails = recipientsOf(booking)
      .filter((one) => hears(one, booking))
      .map((one) =>
        queued(
          one,
          'CONFIRMATION',
          one.role === 'CONTACT' || booking.status !== 'CONFIRMED' ? null : 'REQUEST',
          facts,
          settings,
        ),
      );
    return { bookingId: booking.id, mails };
  });
  await store.tell(sql, news, now);
}
