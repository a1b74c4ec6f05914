import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { emptyGroup } from '#lib/booking-values.ts';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { chosenClasses, findSchool } from '#lib/server/chosen-classes.ts';
import { chosenTimes, type ProposalWords, proposalWords } from '#lib/server/class-times.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { emptyClass, readSetForm, type SetValues, setBodyOf, setErrors } from '#lib/server/set-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { createBookingSet } from '#server/booking-sets/booking-set.contract.ts';
import { proposeSplit } from '#server/booking-sets/split.contract.ts';
import { suggestInstitutions } from '#server/institutions/institution.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ chosen: await chosenClasses(event) });

/** Everything typed, with as many classes as there are times, and the chosen school's facts. */
async function kept(event: RequestEvent) {
  const form = await postedForm(event);
  const values = readSetForm(form);
  const times = chosenTimes(event.url.searchParams);
  const typed: SetValues = {
    ...values,
    groups: times.map(({ pupils }, index) => values.groups[index] ?? { ...emptyGroup, pupils }),
    classes: times.map((_, index) => values.classes[index] ?? emptyClass),
  };
  return { form, times, values: typed, school: await findSchool(event, values.school) };
}

/** Other times for the same classes, when some of the places are gone. */
async function others(event: RequestEvent, slug: string, body: ReturnType<typeof setBodyOf>): Promise<ProposalWords[]> {
  const groups = body.bookings
    .flatMap((booking) => booking.groups)
    .map(({ label, ...group }) => ({ ...group, label: label || null }));
  const result = await apiOf(event).call(proposeSplit, { params: { slug }, body: { groups } });
  const { language } = event.locals;
  const level = event.url.searchParams.get('trin') ?? '';
  return result.ok ? proposalWords(result.data, { language, who: 'pupils', level }) : [];
}

export const actions: Actions = {
  /** Without JavaScript: search the register, then choose. */
  find: async (event) => {
    const { values } = await kept(event);
    const searched = values.schoolSearch.trim();
    const typed = { values: { ...values, school: '' }, school: null };
    if (searched.length < 2) return { ...typed, searched: '', schools: [] };
    const { items } = await apiOf(event).get(suggestInstitutions, { query: { q: searched.slice(0, 200) } });
    return { ...typed, searched, schools: items };
  },

  /** Goes on with other times: everything typed comes along. */
  choose: async (event) => {
    const { values, school } = await kept(event);
    return { values, school };
  },

  book: async (event) => {
    const { form, times, values, school } = await kept(event);
    const { language } = event.locals;
    const texts = bookingTexts[language];
    // A field that people never see: only programs fill it in.
    if (form.get('leaveEmpty')) return fail(422, { values, school, errors: [{ message: texts.errors.kept }] });
    const body = setBodyOf(values, { times, school, language });
    const result = await apiOf(event).call(createBookingSet, {
      body,
      headers: /^[\x21-\x7e]{16,200}$/.test(values.key) ? { 'idempotency-key': values.key } : {},
    });
    if (!result.ok) {
      const { problem, status } = result;
      const full = problem.reasons?.some(({ code }) => code === 'SESSION_FULL') ?? false;
      return fail(status, {
        values,
        school,
        errors: setErrors(problem, { times, values, texts }),
        full,
        others: full ? await others(event, String(form.get('offer') ?? ''), body) : [],
      });
    }
    const [first] = result.data.bookings;
    redirect(303, `${href(language, `/booking/${first?.reference}/${first?.manageToken}`)}?ny=1`);
  },
};
