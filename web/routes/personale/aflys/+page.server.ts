import { fail } from '@sveltejs/kit';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { reviewTexts } from '#lib/texts/reviews.ts';
import type { Problem } from '#server/http/problems.ts';
import { type CancellationView, cancelManySessions } from '#server/reviews/cancellation.contract.ts';
import { formatDay, formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { Actions, PageServerLoad } from './$types';

/** The day, the site and why: the first step, in the address. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const chosen = {
    from: searchParams.get('dag') ?? '',
    to: searchParams.get('til') ?? '',
    siteId: searchParams.get('sted') ?? '',
    cause: searchParams.get('grund') ?? 'WEATHER',
  };
  if (chosen.from === '') return { chosen, preview: null, problem: null };
  const { from, to, siteId, cause } = chosen;
  const body = { from, ...(to === '' ? {} : { to }), ...(siteId === '' ? {} : { siteId }), cause, dryRun: true };
  const result = await staffApi(event).call(cancelManySessions, { body });
  if (!result.ok) return { chosen, preview: null, problem: errorsOf(result.problem) };
  return { chosen, preview: previewOf(result.data, event.locals.language), problem: null };
};

function previewOf({ sessions, totals, sites }: CancellationView, language: Language) {
  const rows = sessions.map(({ startsAt, endsAt, localDate, ...session }) => ({
    ...session,
    day: formatDay(localDate, language),
    time: formatTimeRange(new Date(startsAt), new Date(endsAt), language),
  }));
  return { sessions: rows, totals, sites };
}

const fieldOf: Record<string, string> = {
  from: 'dag',
  to: 'til',
  siteId: 'sted',
  'message.da': 'da',
  'message.en': 'en',
};

function errorsOf({ errors, reasons, detail }: Problem): { id?: string; message: string }[] {
  if (errors) return errors.map(({ path, message }) => ({ ...(fieldOf[path] ? { id: fieldOf[path] } : {}), message }));
  return (reasons ?? [{ message: detail }]).map(({ message }) => ({ message }));
}

export const actions: Actions = {
  cancel: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
    const sessionIds = form.getAll('sessionId').map(String).slice(0, 1000);
    const typed = { da: text('da'), en: text('en'), sessionIds };
    const { cancelDay: texts } = reviewTexts[event.locals.language];
    if (sessionIds.length === 0) return fail(422, { typed, errors: [{ id: 'tider', message: texts.choose }] });
    const [from, to] = [text('dag'), text('til')];
    const body = {
      ...{ from, cause: text('grund'), sessionIds, message: { da: typed.da, en: typed.en } },
      ...(to === '' ? {} : { to }),
    };
    const result = await staffApi(event).call(cancelManySessions, { body });
    if (!result.ok) return fail(result.status, { typed, errors: errorsOf(result.problem) });
    return { done: previewOf(result.data, event.locals.language) };
  },
};
