import { departmentsOf, type Login } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import type { WaitingEntryView } from './waitlist.contract.ts';
import { skipSentence } from './waitlist.texts.ts';
import { type ListedEntry, listEntries } from './waitlist-list.store.ts';

/** More are not shown on one page. */
const SHOWN = 300;

/** Everybody who waits for places of the departments somebody works for, with why they were passed over. */
export async function waitingOf(
  deps: Deps,
  {
    login,
    offer,
    sessionId,
    language,
  }: { login: Login; offer: string | null; sessionId: string | null; language: Language },
): Promise<{ entries: WaitingEntryView[]; more: boolean }> {
  const question = { departments: departmentsOf(login), offer, sessionId, limit: SHOWN + 1 };
  const rows = await listEntries(deps.db.pool, question);
  return { entries: rows.slice(0, SHOWN).map((row) => viewOf(row, language)), more: rows.length > SHOWN };
}

const iso = (instant: string) => new Date(instant).toISOString();
const spanOf = <Span extends { startsAt: string; endsAt: string }>(span: Span) => ({
  ...span,
  startsAt: iso(span.startsAt),
  endsAt: iso(span.endsAt),
});

function viewOf(row: ListedEntry, language: Language): WaitingEntryView {
  return {
    ...row,
    createdAt: iso(row.createdAt),
    offer: { ...row.offer, title: row.offer.title[language] },
    session: spanOf(row.session),
    wishes: row.wishes && { ...row.wishes, weekdays: [...row.wishes.weekdays] },
    bookings: row.bookings.map((booking) => ({
      ...booking,
      offered: booking.offered && { ...spanOf(booking.offered), until: iso(booking.offered.until) },
    })),
    skipped: row.skipped.map(({ sessionId, startsAt, at, reasons, missed, declined }) => ({
      sessionId,
      startsAt: iso(startsAt),
      at: iso(at),
      reasons: [...reasons, ...(missed ? [{ code: 'MISSED' }] : []), ...(declined ? [{ code: 'DECLINED' }] : [])].map(
        (reason) => ({ ...reason, message: skipSentence(reason, language) }),
      ),
    })),
  };
}
