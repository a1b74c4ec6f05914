import { error } from '@sveltejs/kit';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { listOffers } from '#server/offers/offer.contract.ts';
import type { Api } from './api.ts';
import { apiQuery, type ManyFilter, manyFilters, type OfferQuestion } from './offer-question.ts';

export type OfferList = AnswerOf<typeof listOffers>;

export const PAGE_SIZE = 12;

/**
 * Asks the catalogue. An old or mistyped link may name a filter that is no more: what the API refuses is dropped, and the
 * question that was really asked comes back with the answer.
 */
export async function askCatalogue(
  api: Api,
  question: OfferQuestion,
): Promise<{ list: OfferList; question: OfferQuestion }> {
  const first = await api.call(listOffers, { query: queryOf(question) });
  if (first.ok) return { list: first.data, question };
  if (first.status !== 422) error(first.status, first.problem.detail);
  const asked = withoutFields(question, first.problem.errors?.map(({ path }) => path) ?? []);
  return { list: await api.get(listOffers, { query: queryOf(asked) }), question: asked };
}

function queryOf(question: OfferQuestion) {
  return { ...apiQuery(question), page: question.page, pageSize: PAGE_SIZE };
}

function withoutFields(question: OfferQuestion, refused: string[]): OfferQuestion {
  const kept = Object.entries(question.filters).map(([name, values]) => [
    name,
    refused.includes(manyFilters[name as ManyFilter]) ? [] : values,
  ]);
  const dropped = {
    ...(refused.includes('q') ? { q: '' } : {}),
    ...(refused.includes('pupils') ? { pupils: null } : {}),
    ...(refused.includes('from') || refused.includes('to') ? { from: null, to: null, week: null } : {}),
  };
  return { ...question, ...dropped, filters: Object.fromEntries(kept) };
}

export const noFilters = Object.fromEntries(
  Object.keys(manyFilters).map((name) => [name, []]),
) as unknown as OfferQuestion['filters'];

const relaxations = ['week', 'dates', 'filters', 'q', 'level', 'pupils'] as const;
export type Relaxation = (typeof relaxations)[number];

/** The question with one kind of wish dropped; null = there was no such wish. */
function relaxed(question: OfferQuestion, what: Relaxation): OfferQuestion | null {
  const filtered = Object.values(question.filters).some((values) => values.length > 0);
  if (what === 'week') return question.week === null ? null : { ...question, week: null, page: 1 };
  if (what === 'dates') return question.from || question.to ? { ...question, from: null, to: null, page: 1 } : null;
  if (what === 'filters') return filtered ? { ...question, filters: noFilters, page: 1 } : null;
  if (what === 'q') return question.q === '' ? null : { ...question, q: '', page: 1 };
  if (what === 'level') return question.level === '' ? null : { ...question, level: '', page: 1 };
  return question.pupils === null ? null : { ...question, pupils: null, page: 1 };
}

/** What would give something when a question gives nothing: each wish that could be dropped, with how many it brings. */
export async function waysOut(
  api: Api,
  question: OfferQuestion,
): Promise<{ what: Relaxation; question: OfferQuestion; total: number }[]> {
  const tries = relaxations.flatMap((what) => {
    const asked = relaxed(question, what);
    return asked === null ? [] : [{ what, question: asked }];
  });
  const totals = await Promise.all(
    tries.map(({ question: asked }) => api.get(listOffers, { query: { ...apiQuery(asked), pageSize: 1 } })),
  );
  return tries.map((way, index) => ({ ...way, total: totals[index]?.total ?? 0 })).filter(({ total }) => total > 0);
}
