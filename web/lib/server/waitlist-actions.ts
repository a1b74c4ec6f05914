import { type Action, fail, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import type { Problem } from '#server/http/problems.ts';
import { acceptOffer, declineOffer } from '#server/waitlist/waitlist.contract.ts';

/** Why an answer was refused, and what was typed. */
export interface WaitingFailure {
  typed: { headName: string; headEmail: string };
  errors: { id?: string; message: string }[];
}

/** The actions of the panel on the booking's page of whoever holds its link. */
export const waitingActions = {
  acceptPlaces: async (event) => {
    const { reference = '', token = '' } = event.params;
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 500);
    const typed = { headName: text('headName'), headEmail: text('headEmail') };
    const head = typed.headName.trim() === '' && typed.headEmail.trim() === '' ? null : typed;
    const result = await apiOf(event).call(acceptOffer, {
      params: { reference },
      headers: bearer(token),
      body: { head: head && { name: head.headName, email: head.headEmail } },
    });
    if (!result.ok) return refused(typed, result);
    redirect(303, `${event.url.pathname}?${result.data.status === 'CONFIRMED' ? 'takket' : 'spurgt'}=1`);
  },
  declinePlaces: async (event) => {
    const { reference = '', token = '' } = event.params;
    const keepWaiting = (await postedForm(event)).get('keep') === 'yes';
    const call = { params: { reference }, headers: bearer(token), body: { keepWaiting } };
    const result = await apiOf(event).call(declineOffer, call);
    if (!result.ok) return refused({ headName: '', headEmail: '' }, result);
    redirect(303, `${event.url.pathname}?${result.data.status === 'WAITING' ? 'venterigen' : 'nejtak'}=1`);
  },
} satisfies Record<string, Action>;

const fields: Record<string, string> = { 'head.name': 'headName', 'head.email': 'headEmail' };

function refused(typed: WaitingFailure['typed'], { status, problem }: { status: number; problem: Problem }) {
  const wrong = problem.errors?.map(({ path, message }) => ({ id: fields[path] ?? '', message }));
  const errors = wrong ?? (problem.reasons ?? [{ message: problem.detail }]).map(({ message }) => ({ message }));
  const waitingFailure: WaitingFailure = { typed, errors };
  return fail(status, { waitingFailure });
}
