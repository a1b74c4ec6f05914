import { taskTexts } from '#lib/texts/tasks.ts';
import { wishLines } from '#server/date-requests/date-request.texts.ts';
import type { StaffDateRequest } from '#server/date-requests/date-request-answer.contract.ts';
import type { RequestTask } from '#server/tasks/task.contract.ts';
import { formatDate, formatUntil, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { WaitingEntryView } from '#server/waitlist/waitlist.contract.ts';

/** One line of the task list: who, what about it, and where one answers. */
export interface TaskRow {
  id: string;
  title: string;
  /** What is urgent or special, stressed. */
  state: string[];
  lines: string[];
  path: string;
  action: string;
}

const until = (instant: string, language: Language) => formatUntil(new Date(instant), language);

/** A request: what it waits for and until when stand first. */
export function requestRow(task: RequestTask, language: Language): TaskRow {
  const texts = taskTexts[language];
  const { requests } = texts;
  const { department, head, school } = task.waitsFor;
  const waits = [
    ...(department ? [requests.forDepartment] : []),
    ...(head ? [requests.forHead] : []),
    ...(school ? [requests.forSchool] : []),
  ];
  return {
    id: task.reference,
    title: `${task.groups.join(', ')}, ${task.institution}`,
    state: [
      ...(task.expiresAt === null ? [] : [requests.until(until(task.expiresAt, language))]),
      ...waits,
      ...(task.otherLevel ? [requests.otherLevel] : []),
    ],
    lines: [
      `${task.offer} · ${formatVisit(new Date(task.startsAt), new Date(task.endsAt), language)}`,
      [
        texts.people(task.pupils, task.adults),
        ...(task.classes > 1 ? [requests.classes(task.classes)] : []),
        task.department,
      ].join(' · '),
    ],
    path: `/personale/booking/${task.reference}`,
    action: task.mayAnswer ? requests.answer : requests.see,
  };
}

/** A wish for another day that waits for an answer. */
export function dateRequestRow(request: StaffDateRequest, language: Language): TaskRow {
  const texts = taskTexts[language];
  return {
    id: request.id,
    title: `${request.groups.map(({ label }) => label).join(', ')}, ${request.institution}`,
    state: wishLines(request.wish, language),
    lines: [
      `${request.offer.title} · ${request.department}`,
      texts.people(request.pupils, request.adults),
      ...(request.message ? [`»${request.message}«`] : []),
    ],
    path: `/personale/datooensker/${request.id}`,
    action: request.mayAnswer ? texts.dateRequests.answer : texts.dateRequests.see,
  };
}

/** An answered one, in one line. */
export function doneDateRequest(
  { id, institution, offer, state, booking, answeredAt }: StaffDateRequest,
  language: Language,
) {
  const { offered, notTaken } = taskTexts[language].dateRequests;
  const became =
    booking === null ? null : booking.status in offered ? offered[booking.status as keyof typeof offered] : notTaken;
  const day = answeredAt === null ? '' : formatDate(localDateOf(new Date(answeredAt)), language);
  return { id, institution, offer: offer.title, state, became, day };
}

/** An entry of the waiting list that has an offer or was passed over; null = it simply waits. */
export function waitingRow(entry: WaitingEntryView, language: Language): TaskRow | null {
  const texts = taskTexts[language];
  const offered = entry.bookings.find((booking) => booking.offered !== null)?.offered ?? null;
  const reasons = entry.skipped[0]?.reasons.map(({ message }) => message) ?? [];
  if (offered === null && reasons.length === 0) return null;
  const sum = (key: 'pupils' | 'adults') => entry.bookings.reduce((total, booking) => total + booking[key], 0);
  return {
    id: entry.id,
    title: `${entry.bookings.flatMap(({ labels }) => labels).join(', ')}, ${entry.institution}`,
    state: [
      offered === null
        ? `${texts.waiting.skipped}: ${reasons.join(' ')}`
        : texts.waiting.offered(until(offered.until, language)),
    ],
    lines: [
      `${entry.offer.title} · ${formatVisit(new Date(entry.session.startsAt), new Date(entry.session.endsAt), language)}`,
      texts.people(sum('pupils'), sum('adults')),
    ],
    path: `/personale/venteliste?session=${entry.session.id}`,
    action: texts.waiting.all,
  };
}
