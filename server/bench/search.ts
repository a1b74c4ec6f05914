import { assertRight, type Bench, type Figure } from './bench.ts';
import { benchDatabase } from './bench-database.ts';
import { apiServer } from './bench-server.ts';
import { getRequest, type HttpAnswer, openConnection } from './connection.ts';
import { httpLoad, type Load, load, times } from './load.ts';
import { manyOffers, type Size } from './many-offers.ts';
import { invalidity, measure, median, percentile } from './rounds.ts';

const COPIES = 20;
const EACH = 12;
/** Enough to last as long as a hiccup of the machine. */
const SELECTS = 4_000;
const TARGET_P99_MS = 10;

/** What teachers ask: nothing, a filter, several, words, room for a class. */
const questions = [
  '',
  '?subjectFamily=HISTORY',
  '?targetGroup=PRIMARY&gradeLevel=5&subjectFamily=SCIENCE',
  '?targetGroup=DAYCARE&free=true',
  '?form=ON_SITE&region=1084',
  '?q=fort',
  '?q=strand%20krabber',
  '?gradeLevel=5&pupils=24',
];

/**
 * GET /api/offers over HTTP (filters, facets, words, room for a class; 900 offers and 160,000 sessions) against `SELECT 1`
 * through `pg`. One question at a time: this is about how long one teacher waits. Target: design/performance.md, "search" (there
 * with twenty times as many offers).
 */
export const search: Bench = async ({ rounds }) => {
  const db = await benchDatabase();
  const size = await manyOffers(db, COPIES);
  const api = await apiServer(db.url);
  try {
    await assertFacetsAreTrue(api.url);
    const requests = questions.flatMap((question) => times(EACH, getRequest(`/api/offers${question}`)));
    const sides = {
      ours: () => httpLoad(api.url, requests, isAnswered, 1),
      limit: () => load(times(SELECTS, 'SELECT 1'), async (sql) => void (await db.pool.query(sql)), 1),
    };
    await measure(sides, 1);
    const measured = await measure(sides, rounds);
    return {
      figures: figuresOf(measured.ours, measured.limit, size),
      invalid: invalidity(measured.limit.map((one) => percentile(one.times, 0.5))),
    };
  } finally {
    await api.stop();
    await db.close();
  }
};

const isAnswered = ({ status, body }: HttpAnswer) =>
  assertRight(status === 200, `the search answered ${status}: ${body}`);

/** Medians over the rounds of each round's p50 and p99. */
function figuresOf(ours: Load[], limit: Load[], { offers, sessions }: Size): Figure[] {
  const ms = (loads: Load[], share: number) => median(loads.map((one) => percentile(one.times, share)));
  const behind = (share: number) =>
    `SELECT 1: ${ms(limit, share).toFixed(2)} ms; ${offers} offers, ${sessions} sessions`;
  const figure = (name: string, share: number) => ({
    bench: `search: ${name}`,
    value: `${ms(ours, share).toFixed(1)} ms`,
    target: null,
    reached: null,
    detail: behind(share),
  });
  return [
    figure('p50', 0.5),
    { ...figure('p99', 0.99), target: `${TARGET_P99_MS} ms`, reached: ms(ours, 0.99) <= TARGET_P99_MS },
  ];
}

interface List {
  total: number;
  facets: Record<string, { value: string; count: number }[]>;
}

/** @throws when a facet promises another number of offers than choosing it finds. */
async function assertFacetsAreTrue(url: string): Promise<void> {
  const connection = await openConnection(url);
  const ask = async (search: string) =>
    JSON.parse((await connection.ask(getRequest(`/api/offers${search}`))).body) as List;
  const all = await ask('');
  for (const facet of ['subjectFamily', 'targetGroup', 'region', 'gradeLevel']) {
    for (const { value, count } of all.facets[facet] ?? []) {
      const { total } = await ask(`?${facet}=${value}`);
      assertRight(total === count, `the facet ${facet}=${value} says ${count}, choosing it finds ${total}`);
    }
  }
  connection.close();
}
