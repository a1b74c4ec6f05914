import { attendanceNudge, thankYou } from './after-visit.ts';
import {
  headAsked,
  headReminder,
  headSettled,
  requestDeclined,
  requestExpired,
  requestReceived,
  timeProposed,
} from './approval.ts';
import type { NoticeWriter } from './compose.ts';
import { dateRequestAnswered, dateRequestDeclined, dateRequestEnded, dateRequestReceived } from './date-requests.ts';
import { departmentTask } from './department-task.ts';
import { handedOver } from './handed-over.ts';
import { type NoticeKind, noticeKinds } from './notice-facts.ts';
import { offerLapsed, placeOffered, waitingEnded, waitingJoined } from './waiting.ts';

/** Who writes which kind: each part of a booking's life has a file beside this one. */
const written: Partial<Record<NoticeKind, NoticeWriter>> = {
  ATTENDANCE_NUDGE: attendanceNudge,
  THANK_YOU: thankYou,
  DEPARTMENT_TASK: departmentTask,
  DATE_REQUEST_RECEIVED: dateRequestReceived,
  DATE_REQUEST_ANSWERED: dateRequestAnswered,
  DATE_REQUEST_DECLINED: dateRequestDeclined,
  DATE_REQUEST_ENDED: dateRequestEnded,
  HANDED_OVER: handedOver,
  REQUEST_RECEIVED: requestReceived,
  REQUEST_DECLINED: requestDeclined,
  REQUEST_EXPIRED: requestExpired,
  TIME_PROPOSED: timeProposed,
  HEAD_ASKED: headAsked,
  HEAD_REMINDER: headReminder,
  HEAD_SETTLED: headSettled,
  WAITING_JOINED: waitingJoined,
  PLACE_OFFERED: placeOffered,
  OFFER_LAPSED: offerLapsed,
  WAITING_ENDED: waitingEnded,
};

const unwritten: NoticeWriter = () => {
  throw new Error('no writer for this kind of notice');
};

export const noticeWriters = Object.fromEntries(
  noticeKinds.map((kind) => [kind, written[kind] ?? unwritten]),
) as Record<NoticeKind, NoticeWriter>;
