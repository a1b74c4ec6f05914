import type { RequestEvent } from '@sveltejs/kit';
import type { HoldView } from '#lib/booking/hold-view.ts';
import type { BookingValues, GroupValues } from '#lib/booking-values.ts';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { passCookies } from '#lib/server/pass-cookies.ts';
import { createHold, extendHold, releaseHold } from '#server/holds/hold.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** Places held for a form; `refusal` says why there are none, or not as many as written. */
export interface Holding {
  hold: HoldView | null;
  refusal: string | null;
}

/**
 * Holds places for what is written so far, or goes on holding them. Where more is written than there is room for, what was held
 * stays, and the sentence says so.
 */
export async function takeHold(event: RequestEvent, sessionId: string, groups: GroupValues[]): Promise<Holding> {
  const written = numbersBody(groups);
  const first = await ask(event, sessionId, written);
  if (first.hold !== null || written.groups === undefined) return first;
  const second = await ask(event, sessionId, {});
  return { hold: second.hold, refusal: first.refusal };
}

async function ask(event: RequestEvent, sessionId: string, body: object): Promise<Holding> {
  const result = await apiOf(event).call(createHold, { params: { id: sessionId }, body });
  if (!result.ok) return { hold: null, refusal: result.problem.reasons?.[0]?.message ?? result.problem.detail };
  passCookies(result.headers, event.cookies);
  return { hold: viewOf(result.data, event.locals.language), refusal: null };
}

/** Ten minutes more; what cannot be extended is shown as it is. */
export async function extendedHold(event: RequestEvent, sessionId: string, values: BookingValues): Promise<Holding> {
  const call = { params: { id: sessionId }, headers: bearer(values.holdToken) };
  const result = await apiOf(event).call(extendHold, call);
  if (!result.ok) return { ...(await takeHold(event, sessionId, values.groups)), refusal: result.problem.detail };
  passCookies(result.headers, event.cookies);
  return { hold: viewOf(result.data, event.locals.language), refusal: null };
}

/** Gives places back that were held for another time's form. */
export async function leaveHold(event: RequestEvent, sessionId: string, token: string): Promise<void> {
  await apiOf(event).call(releaseHold, { params: { id: sessionId }, headers: bearer(token) });
}

function viewOf(held: AnswerOf<typeof createHold>, language: Language): HoldView {
  const { holdToken, expiresAt, secondsLeft, extendable, places } = held;
  const until = formatTime(new Date(expiresAt), language);
  return { token: holdToken, until, secondsLeft, extendable, pupils: places.pupils };
}

/** The numbers of each group, when every group has some; else nothing, and as many are held as usual. */
function numbersBody(groups: GroupValues[]): { groups?: { pupils: number; adults?: number }[] } {
  const numbers = groups.map(({ pupils, adults }) => ({ pupils: countOf(pupils), adults: countOf(adults) }));
  if (!numbers.every(({ pupils }) => pupils !== null && pupils >= 1 && pupils <= 500)) return {};
  return {
    groups: numbers.map(({ pupils, adults }) => ({
      pupils: pupils ?? 1,
      ...(adults === null || adults > 100 ? {} : { adults }),
    })),
  };
}

function countOf(text: string): number | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;
}
