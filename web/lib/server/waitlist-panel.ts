import type { RequestEvent } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { formatUntil, formatVisit } from '#server/time/format.ts';
import { readWaiting } from '#server/waitlist/waitlist.contract.ts';
import { wishWords } from '#server/waitlist/waitlist.texts.ts';

export type WaitingPanelData = NonNullable<Awaited<ReturnType<typeof waitingPanel>>>;

const said = ['venter', 'takket', 'spurgt', 'nejtak', 'venterigen'] as const;

/** What the page of a booking's link shows of the waiting list, in words; null = it neither waits nor is offered places. */
export async function waitingPanel(
  event: RequestEvent,
  { reference, token, status, localDate }: { reference: string; token: string; status: string; localDate: string },
) {
  const news = said.find((name) => event.url.searchParams.has(name)) ?? null;
  const none = { news, waiting: null, offered: null, together: [] };
  if (status !== 'WAITING' && status !== 'OFFERED') return news === null ? null : none;
  const { language } = event.locals;
  const view = await apiOf(event).get(readWaiting, { params: { reference }, headers: bearer(token) });
  const until = (instant: string) => formatUntil(new Date(instant), language);
  return {
    news,
    waiting: view.waiting && {
      position: view.waiting.position,
      offersMissed: view.waiting.offersMissed,
      wishes: wishWords(view.waiting.wishes, localDate, language),
      until: until(view.waiting.until),
    },
    offered: view.offered && { ...view.offered, until: until(view.offered.until) },
    together: view.together.map(({ labels, pupils, startsAt, endsAt, reference: of }) => ({
      reference: of,
      labels: labels.join(', '),
      pupils,
      when: formatVisit(new Date(startsAt), new Date(endsAt), language),
    })),
  };
}
