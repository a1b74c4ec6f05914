import { dataFolder, removeFolder } from '#server/testing/program.ts';
import { assertRight, BENCH_NOW, type Bench } from './bench.ts';
import { benchServer } from './bench-server.ts';
import { getRequest, openConnection } from './connection.ts';
import { httpLoad, times } from './load.ts';
import { invalidity, measure, ratioFigure } from './rounds.ts';

const REQUESTS = 100;
const TARGET = 0.6;

/**
 * The offer list, an offer's page and the booking form, built and in the demo world, against a skeleton: the page of a wrong
 * address. That is what SvelteKit takes to draw our frame around a heading, with nothing to load. The database is in the
 * ratio: the skeleton asks it nothing. Target: design/performance.md, "pages".
 */
export const pages: Bench = async ({ rounds }) => {
  const folder = dataFolder();
  const server = await benchServer('server/main.ts', {
    DATA_DIR: folder,
    DEMO_DATE: BENCH_NOW.slice(0, 10),
    DEMO_CLOCK: BENCH_NOW,
    npm_lifecycle_event: 'bench',
  });
  try {
    const found = await pagesOf(server.url);
    const side = (page: Page, count: number) => async () => {
      const { rate } = await httpLoad(server.url, times(count, getRequest(page.path)), ({ status, body }) =>
        assertRight(status === page.status && body.includes(page.says), `${page.path} answered ${status}`),
      );
      return rate;
    };
    const sides = {
      skeleton: side(found.skeleton, REQUESTS * 5),
      list: side(found.list, REQUESTS),
      offer: side(found.offer, REQUESTS),
      form: side(found.form, REQUESTS),
    };
    await measure(sides, 1);
    const { skeleton, ...ours } = await measure(sides, rounds);
    const figures = Object.entries(ours).map(([name, rates]) => ratioFigure(`pages: ${name}`, rates, skeleton, TARGET));
    return { figures, invalid: invalidity(skeleton) };
  } finally {
    await server.stop();
    removeFolder(folder);
  }
};

interface Page {
  path: string;
  status: number;
  /** Stands on the right page only. */
  says: string;
}

/** The first offer that can be booked, and its next session. */
async function pagesOf(url: string): Promise<Record<'skeleton' | 'list' | 'offer' | 'form', Page>> {
  const connection = await openConnection(url);
  const { body } = await connection.ask(getRequest('/api/offers'));
  connection.close();
  const { items } = JSON.parse(body) as {
    items: { slug: string; title: string; nextSession: { id: string } | null }[];
  };
  const offer = items.find(({ nextSession }) => nextSession !== null);
  if (!offer?.nextSession) throw new Error('Nothing in the demo world can be booked.');
  return {
    skeleton: { path: '/findes-ikke', status: 404, says: '</html>' },
    list: { path: '/tilbud', status: 200, says: `/tilbud/${offer.slug}` },
    offer: { path: `/tilbud/${offer.slug}`, status: 200, says: `/covers/${offer.slug}` },
    form: { path: `/book/${offer.nextSession.id}`, status: 200, says: 'name="schoolSearch"' },
  };
}
