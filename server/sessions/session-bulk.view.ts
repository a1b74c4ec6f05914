import { conflictView } from '#server/allocations/conflict.texts.ts';
import type { Reason } from '#server/http/problems.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { BulkItem, BulkOutcome } from './session-bulk.contract.ts';
import type { BulkDone, BulkSession } from './session-bulk.service.ts';
import { reasonView, wrongWishView } from './session-editor.texts.ts';
import { bookingsView, timeView } from './session-editor.view.ts';

/** What a bulk change did, or would do, as the API answers it. */
export function bulkView({ dryRun, preview, sessions }: BulkDone, language: Language): BulkOutcome {
  const items = sessions.map((one) => itemOf(one, language));
  const those = (has: (one: BulkItem) => boolean) => items.filter(has).length;
  return {
    dryRun,
    preview,
    sessions: items,
    totals: {
      sessions: items.length,
      changed: those(({ changes }) => changes),
      blocked: those(({ reasons }) => reasons.length > 0),
      warned: those(({ conflicts }) => conflicts.some(({ severity }) => severity === 'WARNS')),
      bookings: items.reduce((sum, { bookings }) => sum + bookings.length, 0),
    },
  };
}

function itemOf(session: BulkSession, language: Language): BulkItem {
  const { before, draft, row, changes, conflicts, touchesBookings } = session;
  return {
    id: row.id,
    offer: row.offer.title[language],
    before: { ...timeView(before), site: before.site.name },
    after: { ...timeView(draft), site: draft.siteId === before.site.id ? before.site.name : null },
    changes,
    conflicts: changes ? conflicts.map((conflict) => conflictView(conflict, language)) : [],
    reasons: sessionReasons(session, language),
    bookings: touchesBookings ? bookingsView(before.bookings).reverse() : [],
  };
}

function sessionReasons({ reasons, wrong }: BulkSession, language: Language) {
  return [
    ...wrong.map((one) => {
      const { code, message } = wrongWishView(one, language);
      return { code, message };
    }),
    ...reasons.map((reason) => reasonView(reason, language)),
  ];
}

/** Everything that keeps a bulk change from being saved; each sentence names its session. */
export function blockedReasons(sessions: readonly BulkSession[], language: Language): [Reason, ...Reason[]] {
  const [first, ...more] = sessions.flatMap((session) =>
    sessionReasons(session, language).map((reason): Reason => {
      const { offer, startsAt, endsAt } = session.before;
      const when = formatVisit(new Date(startsAt), new Date(endsAt), language);
      const name = language === 'da' ? `»${offer.title.da}« ${when}` : `“${offer.title.en}” ${when}`;
      return { ...reason, message: `${name}: ${reason.message}`, sessionId: session.row.id };
    }),
  );
  if (first === undefined) throw new Error('a blocked change has a reason');
  return [first, ...more];
}
