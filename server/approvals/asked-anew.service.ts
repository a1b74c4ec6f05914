import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { type MailSettings, mailSettings } from '#server/bookings/booking.mails.ts';
import { departmentTaskMail } from '#server/bookings/department-task.mails.ts';
import { headMail } from '#server/bookings/request.mails.ts';
import { answerDeadline } from '#server/bookings/request.rules.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as store from './approval.store.ts';
import { lockRequest } from './request-lock.ts';

export interface AskedAnew {
  settings: MailSettings;
  /** The school itself has chosen the time: the department's yes was to another one. */
  bySchool: boolean;
  now: Date;
}

/**
 * After a request has moved, in the transaction that moved it: a yes to the time before is none to the new one. The school's head is
 * asked about the new time; so is the department, unless it chose the time. No deadline lies after the start.
 */
export async function askAnew(
  sql: Sql,
  { id }: Pick<BookingFacts, 'id'>,
  { settings, bySchool, now }: AskedAnew,
): Promise<void> {
  const [first, ...others] = await wholeOf(sql, id);
  const moved = [first, ...others].find((booking) => booking?.id === id);
  if (first === undefined || moved?.status !== 'REQUESTED') return;
  const wasAccepted = moved.acceptedAt !== null;
  const asked = [first, ...others].find(({ head }) => head !== null);
  if (asked) await store.resetHead(sql, { bookingId: asked.id, dueAt: headDueAt(asked, moved, now), now });
  if (bySchool && wasAccepted) await store.takeAcceptanceBack(sql, id);
  const bookingIds = [first, ...others].map((booking) => booking.id);
  await store.fitExpiry(sql, { bookingIds, headOf: asked?.id ?? null });
  const [anewFirst, ...anewOthers] = await wholeOf(sql, id);
  if (anewFirst === undefined) return;
  if (asked) await store.tell(sql, asked.id, [headMail('HEAD_ASKED', [anewFirst, ...anewOthers], settings, now)], now);
  if (bySchool && wasAccepted) await store.tell(sql, id, [departmentTaskMail(moved, settings, now)], now);
}

/**
 * After one of several classes was withdrawn that the school's head was asked about: the head is asked about the others, by a link of
 * their own, until the same day. Who has answered is not asked again.
 */
export function askHeadAboutTheRest(
  deps: Pick<Deps, 'db' | 'config'>,
  { bookingSetId }: Pick<BookingFacts, 'bookingSetId'>,
  now: Date,
): Promise<void> {
  return inTransaction(deps.db, async (sql) => {
    const bookingId = await store.findOpenQuestion(sql, bookingSetId);
    const whole = bookingId === null ? null : await lockRequest(sql, bookingId);
    if (bookingId === null || whole === null) return;
    await store.tell(sql, bookingId, [headMail('HEAD_ASKED', whole, mailSettings(deps.config), now)], now);
  });
}

/** Who has not answered has until the day they were given; who had answered gets the offer's days again. */
function headDueAt(asked: BookingFacts, moved: BookingFacts, now: Date): Date {
  const startsAt = new Date(moved.session.startsAt);
  const anew = answerDeadline({ now, workingDays: asked.session.offer.headWorkingDays, startsAt });
  const given = asked.head === null || asked.head.answer !== null ? anew : new Date(asked.head.dueAt);
  return given < startsAt ? given : startsAt;
}

async function wholeOf(sql: Sql, id: string): Promise<BookingFacts[]> {
  const ids = (await store.findWhole(sql, id)).map((one) => one.id);
  const found = new Map((await bookingsOf(sql, ids)).map((one) => [one.id, one]));
  return ids.map((one) => found.get(one)).filter((one) => one !== undefined);
}
