import { type Action, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import {
  answerProposal,
  askOtherHead,
  confirmRequest,
  declineRequest,
  proposeTime,
} from '#server/approvals/approval.contract.ts';
import type { Problem } from '#server/http/problems.ts';

/** What a panel shows when an answer was refused: what was typed is still there. */
export interface RequestFailure {
  action: 'confirm' | 'decline' | 'propose' | 'answerProposal' | 'askHead';
  typed: Record<string, string>;
  errors: { path: string; message: string }[];
}

/** The actions of the panel on the booking's page of whoever holds its link. */
export const schoolRequestActions = {
  answerProposal: async (event) => {
    const { reference = '', token = '' } = event.params;
    const accept = (await postedForm(event)).get('accept');
    if (accept !== 'yes' && accept !== 'no') redirect(303, event.url.pathname);
    const call = { params: { reference }, headers: bearer(token), body: { accept: accept === 'yes' } };
    const result = await apiOf(event).call(answerProposal, call);
    if (!result.ok) return refused('answerProposal', {}, result);
    redirect(303, `${event.url.pathname}?forslag=${accept === 'yes' ? 'ja' : 'nej'}`);
  },
  askHead: async (event) => {
    const { reference = '', token = '' } = event.params;
    const typed = await typedIn(event, ['name', 'email']);
    const call = {
      params: { reference },
      headers: bearer(token),
      body: { name: typed.name ?? '', email: typed.email ?? '' },
    };
    const result = await apiOf(event).call(askOtherHead, call);
    if (!result.ok) return refused('askHead', typed, result);
    redirect(303, `${event.url.pathname}?leder=spurgt`);
  },
} satisfies Record<string, Action>;

/** The actions of the panel on the staff's page of a booking. */
export const staffRequestActions = {
  confirm: async (event) => {
    const { reference = '' } = event.params;
    const result = await staffApi(event).call(confirmRequest, { params: { reference } });
    if (!result.ok) return refused('confirm', {}, result);
    redirect(303, `${event.url.pathname}?svar=${result.data.outcome}`);
  },
  decline: async (event) => {
    const { reference = '' } = event.params;
    const typed = await typedIn(event, ['code', 'reason']);
    const body = { code: typed.code as 'OTHER', reason: typed.reason ?? '' };
    const result = await staffApi(event).call(declineRequest, { params: { reference }, body });
    if (!result.ok) return refused('decline', typed, result);
    redirect(303, `${event.url.pathname}?svar=${result.data.outcome}`);
  },
  propose: async (event) => {
    const { reference = '' } = event.params;
    const typed = await typedIn(event, ['sessionId', 'message']);
    const body = { sessionId: typed.sessionId ?? '', message: typed.message ?? '' };
    const result = await staffApi(event).call(proposeTime, { params: { reference }, body });
    if (!result.ok) return refused('propose', typed, result);
    redirect(303, `${event.url.pathname}?svar=${result.data.outcome}`);
  },
} satisfies Record<string, Action>;

async function typedIn(event: RequestEvent, names: string[]): Promise<Record<string, string>> {
  const form = await postedForm(event);
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').slice(0, 5000)]));
}

function refused(
  action: RequestFailure['action'],
  typed: Record<string, string>,
  { status, problem }: { status: number; problem: Problem },
) {
  const said = problem.errors ?? problem.reasons?.map(({ message }) => ({ path: '', message })) ?? [];
  const errors =
    said.length > 0 ? said.map(({ path, message }) => ({ path, message })) : [{ path: '', message: problem.detail }];
  const requestFailure: RequestFailure = { action, typed, errors };
  return fail(status, { requestFailure });
}
