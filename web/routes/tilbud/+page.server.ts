import { href } from '#lib/links.ts';
import { type Api, apiOf } from '#lib/server/api.ts';
import { facetGroups } from '#lib/server/facet-groups.ts';
import { askCatalogue, PAGE_SIZE, waysOut } from '#lib/server/offer-list.ts';
import { fieldsOf, type OfferQuestion, questionHref, readQuestion, weekCode } from '#lib/server/offer-question.ts';
import { offerRow } from '#lib/server/offer-row.ts';
import { levelOptions, weekOptions } from '#lib/server/question-options.ts';
import { chipsOf, headingOf, questionInWords } from '#lib/server/question-words.ts';
import { sessionWeek } from '#lib/server/session-weeks.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { listOfferSessions } from '#server/offers/offer.contract.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, isoWeekOf, type LocalDate, mondayOf } from '#server/time/local-time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const api = apiOf(event);
  const { list, question } = await askCatalogue(api, readQuestion(event.url.searchParams));
  const path = href(language, '/tilbud');
  const search = rememberedSearch(question);
  const weeks = await weeksOf(api, list.items, { question, language, search });
  const ways = list.total === 0 ? await waysOut(api, question) : [];
  return {
    heading: headingOf(question, list.total, language),
    asked: questionInWords(question, language),
    question: {
      level: question.level,
      week: question.week && weekCode(question.week),
      pupils: question.wrong.elever ?? String(question.pupils ?? ''),
      from: question.from ?? '',
      to: question.wrong.til ?? question.to ?? '',
      q: question.q,
      sort: question.sort,
    },
    wrong: question.wrong,
    levels: levelOptions(language),
    weekChoices: weekOptions(list.today, question.week, language),
    questionFields: fieldsOf({ ...question, page: 1 }).filter(([name]) => !QUESTION_FIELDS.includes(name)),
    filterFields: fieldsOf({ ...question, page: 1 }).filter(([name]) => QUESTION_FIELDS.includes(name)),
    facets: facetGroups(list.facets, question, language),
    chips: chipsOf(question, list.facets, language).map(({ label, without }) => ({
      label,
      href: questionHref(path, without),
    })),
    clearHref: path,
    weekNav:
      question.week === null
        ? null
        : weekNav(question.week, list.today, (week) => questionHref(path, question, { week })),
    offers: list.items.map((offer, index) => ({ ...offerRow(offer, language, search), week: weeks?.[index] ?? null })),
    page: question.page,
    pages: Math.ceil(list.total / PAGE_SIZE),
    pageHrefs: Array.from({ length: Math.ceil(list.total / PAGE_SIZE) }, (_, index) =>
      questionHref(path, question, { page: index + 1 }),
    ),
    ways: ways.map((way) => ({
      label: catalogueTexts[language].results.without[way.what],
      count: catalogueTexts[language].offers(way.total, String(way.total)),
      href: questionHref(path, way.question),
    })),
  };
};

/** Fields of the question's own form; all others belong to the narrowing one. */
const QUESTION_FIELDS = ['trin', 'uge', 'fra', 'til', 'elever'];

/** What an offer's page is to remember of the question. */
function rememberedSearch({ level, pupils, week }: OfferQuestion): string {
  const search = new URLSearchParams();
  if (level !== '') search.set('trin', level);
  if (pupils !== null) search.set('elever', String(pupils));
  if (week !== null) search.set('uge', weekCode(week));
  return search.size === 0 ? '' : `?${search}`;
}

/** The chosen week of each offer on the page; null when no week is chosen. */
async function weeksOf(
  api: Api,
  offers: { slug: string }[],
  { question, language, search }: { question: OfferQuestion; language: Language; search: string },
) {
  const { week, pupils } = question;
  if (week === null) return null;
  const query = { from: week, to: addDays(week, 6), pupils };
  const answers = await Promise.all(offers.map(({ slug }) => api.get(listOfferSessions, { params: { slug }, query })));
  return answers.map(({ items }) => sessionWeek(week, items, { language, search }).days);
}

function weekNav(week: LocalDate, today: LocalDate, to: (week: LocalDate) => string) {
  const link = (monday: LocalDate) => ({ number: isoWeekOf(monday).week, href: to(monday) });
  const previous = addDays(week, -7);
  return {
    number: isoWeekOf(week).week,
    previous: previous >= mondayOf(today) ? link(previous) : null,
    next: link(addDays(week, 7)),
  };
}
