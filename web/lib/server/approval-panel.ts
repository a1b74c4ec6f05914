import type { RequestEvent } from '@sveltejs/kit';
import { type AlternativeWords, alternativesOf } from '#lib/server/alternatives.ts';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { type RequestView, readRequest, readRequestForStaff } from '#server/approvals/approval.contract.ts';
import { formatUntil, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** A request with its days in words. */
export interface RequestWords extends RequestView {
  words: {
    /** "torsdag den 26. marts"; null = it does not end by itself. */
    expires: string | null;
    headDue: string | null;
    proposed: { when: string; until: string } | null;
  };
}

/** What the department sees, and can do. */
export interface AnsweringWords extends RequestWords {
  mayAnswer: boolean;
  times: AlternativeWords[];
}

/** For the page of a booking's link; null = it is no request. */
export async function schoolRequest(
  event: RequestEvent,
  { reference, token, status }: { reference: string; token: string; status: string },
): Promise<RequestWords | null> {
  if (status !== 'REQUESTED') return null;
  const input = { params: { reference }, headers: bearer(token) };
  return worded(await apiOf(event).get(readRequest, input), event.locals.language);
}

/** For the staff's page of a booking; null = it is no request. */
export async function staffRequest(
  event: RequestEvent,
  { reference, status, site }: { reference: string; status: string; site: string },
): Promise<AnsweringWords | null> {
  if (status !== 'REQUESTED') return null;
  const { language } = event.locals;
  const { mayAnswer, alternatives, ...view } = await staffApi(event).get(readRequestForStaff, {
    params: { reference },
  });
  return { ...worded(view, language), mayAnswer, times: alternativesOf(alternatives, site, language) };
}

function worded(view: RequestView, language: Language): RequestWords {
  const until = (instant: string) => formatUntil(new Date(instant), language);
  const { expiresAt, head, proposal } = view;
  return {
    ...view,
    words: {
      expires: expiresAt === null ? null : until(expiresAt),
      headDue: head && until(head.dueAt),
      proposed: proposal && {
        when: formatVisit(new Date(proposal.startsAt), new Date(proposal.endsAt), language),
        until: until(proposal.expiresAt),
      },
    },
  };
}
