import { calendarText } from '#emails/calendar-text.ts';
import type { MailFacts, MailRole } from '#emails/facts.ts';
import type { CalendarVisit } from './invite.ts';

/** A booking as one role's calendar shows it; for the file to download, the visitor's. */
export function calendarVisitOf(
  facts: MailFacts,
  { role, sequence, cancelled }: { role: MailRole; sequence: number; cancelled: boolean },
): CalendarVisit {
  return {
    ...calendarText(role, facts),
    uid: facts.calendarUid,
    sequence,
    stampedAt: new Date(facts.statedAt),
    startsAt: new Date(facts.startsAt),
    endsAt: new Date(facts.endsAt),
    position: positionOf(facts.site),
    cancelled,
  };
}

/** Null where the visit is not at a place of ours. */
function positionOf({ latitude, longitude }: MailFacts['site']): CalendarVisit['position'] {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
