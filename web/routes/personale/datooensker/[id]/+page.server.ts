import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { dateRequestTexts } from '#lib/texts/date-requests.ts';
import { wishLines } from '#server/date-requests/date-request.texts.ts';
import {
  declineDateRequest,
  offerForDateRequest,
  readDateRequestForAnswer,
} from '#server/date-requests/date-request-answer.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import { formatDate, formatVisit } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const found = await staffApi(event).get(readDateRequestForAnswer, { params: { id: event.params.id } });
  const { request, sessions } = found;
  return {
    ...found,
    days: wishLines(request.wish, language),
    received: formatDate(localDateOf(new Date(request.createdAt)), language),
    sessions: sessions.map((session) => ({
      ...session,
      when: formatVisit(new Date(session.startsAt), new Date(session.endsAt), language),
    })),
  };
};

/** What was typed, as the page shows it again. */
interface Typed {
  sessionId: string;
  date: string;
  time: string;
  answerBy: string;
  message: string;
  why: string;
}

function typedOf(form: FormData): Typed {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
  return {
    ...{ sessionId: text('sessionId'), date: text('date'), time: text('time'), answerBy: text('answerBy') },
    ...{ message: text('message'), why: text('why') },
  };
}

/** "9.30" as people write it: "09:30". Anything else as it is, so that the API says what is wrong. */
function clockOf(typed: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})[.:](\d{2})\s*$/.exec(typed) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute}`;
}

export const actions: Actions = {
  offer: async (event) => {
    const typed = typedOf(await postedForm(event));
    const { staff: texts } = dateRequestTexts[event.locals.language];
    const isNew = typed.sessionId === 'new' || (typed.sessionId === '' && typed.date !== '');
    if (!isNew && typed.sessionId === '')
      return fail(422, { typed, errors: [{ id: 'sessionId', message: texts.choose }] });
    const body = {
      ...(isNew ? { newSession: { date: typed.date, time: clockOf(typed.time) } } : { sessionId: typed.sessionId }),
      ...(typed.answerBy === '' ? {} : { answerBy: typed.answerBy }),
      message: typed.message,
    };
    const result = await staffApi(event).call(offerForDateRequest, { params: { id: event.params.id }, body });
    if (!result.ok) return fail(result.status, { typed, errors: errorsOf(result.problem) });
    redirect(303, `${href(event.locals.language, '/personale/opgaver')}?svar=tid#datooensker`);
  },

  decline: async (event) => {
    const typed = typedOf(await postedForm(event));
    const { staff: texts } = dateRequestTexts[event.locals.language];
    if (typed.why.trim() === '') return fail(422, { typed, errors: [{ id: 'why', message: texts.whyMissing }] });
    const call = { params: { id: event.params.id }, body: { message: typed.why } };
    const result = await staffApi(event).call(declineDateRequest, call);
    if (!result.ok) return fail(result.status, { typed, errors: errorsOf(result.problem) });
    redirect(303, `${href(event.locals.language, '/personale/opgaver')}?svar=nej#datooensker`);
  },
};

const fields: Record<string, string> = {
  'newSession.date': 'date',
  'newSession.time': 'time',
  answerBy: 'answerBy',
  message: 'why',
};

function errorsOf({ errors, reasons, detail }: Problem): { id?: string; message: string }[] {
  const found = [
    ...(errors ?? []).map(({ path, message }) => ({ ...(fields[path] ? { id: fields[path] } : {}), message })),
    ...(reasons ?? []).map(({ message }) => ({ message })),
  ];
  return found.length > 0 ? found : [{ message: detail }];
}
