import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { classesTexts } from '#lib/texts/classes.ts';
import { cancelBookingSet } from '#server/booking-sets/booking-set.contract.ts';

type Event = RequestEvent<{ reference: string; token: string }>;

/** Why not all could be cancelled; what was typed. */
export interface SetFailure {
  errors: { id?: string; message: string }[];
  reason: string;
}

/** The forms of the panel of several classes, on the page of the first one's link. */
export const setActions = {
  cancelSet: async (event: Event) => {
    const form = await postedForm(event);
    const { language } = event.locals;
    const { reference, token } = event.params;
    const reason = String(form.get('setReason') ?? '').slice(0, 5000);
    if (!form.has('allSure'))
      return failed(422, [{ id: 'allSure', message: classesTexts[language].panel.tick }], reason);
    const result = await apiOf(event).call(cancelBookingSet, {
      params: { reference },
      headers: bearer(token),
      body: { reason },
    });
    if (!result.ok) {
      const { reasons, detail, errors } = result.problem;
      const wrong = errors?.map(({ message }) => ({ id: 'setReason', message }));
      return failed(
        result.status,
        wrong ?? (reasons ?? [{ message: detail }]).map(({ message }) => ({ message })),
        reason,
      );
    }
    redirect(303, `${href(language, `/booking/${reference}/${token}`)}?alleafbud=1`);
  },
};

function failed(status: number, errors: SetFailure['errors'], reason: string) {
  const setFailure: SetFailure = { errors, reason };
  return fail(status, { setFailure });
}
