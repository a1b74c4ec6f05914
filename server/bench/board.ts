import { gunzipSync } from 'node:zlib';
import { randomFrom } from '#server/demo/random.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { assertRight, type Bench, CLIENTS, SEED } from './bench.ts';
import { benchDatabase } from './bench-database.ts';
import { BENCH_SECRET, benchServer } from './bench-server.ts';
import { type BoardUser, type BoardWorld, boardWorld } from './board-world.ts';
import { type Connection, getRequest, openConnection } from './connection.ts';
import { httpLoad, load, times } from './load.ts';
import { invalidity, measure, ratioFigure } from './rounds.ts';

const SKELETONS = 500;
const WARM = 1_000;
const COLD = 40;
const TARGET = 0.5;
/** How often somebody books while pages are asked for: many times what such a department sees. */
const BOOKING_MS = 1_000;

/** One page that somebody asks for. */
interface Asked {
  path: string;
  user: BoardUser;
}

/**
 * The week board's page, built and whole, of a department with 40 educators and 1,500 sessions in four weeks, against the
 * skeleton of `pages`. Forty people who are logged in ask for four weeks each, all mixed, as browsers do (gzip).
 * - warm: each has been asked for once; what is kept is still held against the database each time.
 * - while booked: the same, while somebody books a session of the department each second.
 * - cold: no page has been asked for before; nothing is kept of it.
 */
export const board: Bench = async ({ rounds }) => {
  const db = await benchDatabase();
  const now = new Date();
  const world = await boardWorld(db, now, localDateOf(now));
  const server = await benchServer('server/main.ts', {
    DATABASE_URL: db.url,
    LINK_SECRET: BENCH_SECRET,
    npm_lifecycle_event: 'bench',
  });
  const browser = new Browser(server.url);
  const random = randomFrom(SEED, 'board');
  const everyone = world.users.flatMap((user) => world.weeks.map((week) => ({ user, path: pathOf(week) })));
  let fresh = 0;
  const neverAsked = () => everyone.slice(0, COLD).map(({ user, path }) => ({ user, path: `${path}?ny=${fresh++}` }));
  const warm = async () => {
    await browser.ask(everyone);
    return browser.ask(Array.from({ length: WARM }, () => random.pick(everyone)));
  };
  const sides = {
    skeleton: async () => {
      const requests = times(SKELETONS, getRequest('/findes-ikke'));
      const look = ({ status }: { status: number }) => assertRight(status === 404, `the skeleton answered ${status}`);
      return (await httpLoad(server.url, requests, look)).rate;
    },
    warm,
    booked: () =>
      whileBooking(world, (week) => browser.sees({ user: everyone[0]?.user ?? nobody, path: pathOf(week) }), warm),
    cold: () => browser.ask(random.shuffled(neverAsked())),
  };
  try {
    await measure(sides, 1);
    const { skeleton, ...ours } = await measure(sides, rounds);
    const words = { warm: 'board: warm', booked: 'board: booked', cold: 'board: cold' };
    const figures = Object.entries(ours).map(([name, rates]) => {
      const figure = ratioFigure(words[name as keyof typeof words], rates, skeleton, TARGET);
      const detail = `${figure.detail}; ${world.sessions} sessions, ${everyone.length} pages, ${browser.kilobytes} kB each`;
      return { ...figure, detail };
    });
    return { figures, invalid: invalidity(skeleton) };
  } finally {
    await server.stop();
    await db.close();
  }
};

const pathOf = (week: string) => `/personale/tavle/${week}`;
const nobody: BoardUser = { name: '', cookie: '' };

/** Does the work while somebody books; afterwards every booking is on the board. */
async function whileBooking(world: BoardWorld, see: (week: string) => Promise<string>, work: () => Promise<number>) {
  const booked: { week: string; school: string }[] = [];
  let busy = Promise.resolve();
  const timer = setInterval(() => {
    const week = world.weeks[booked.length % world.weeks.length] ?? '';
    busy = busy.then(async () => void booked.push({ week, school: await world.book(week) }));
  }, BOOKING_MS);
  const rate = await work();
  clearInterval(timer);
  await busy;
  for (const { week, school } of booked.slice(-4)) {
    assertRight((await see(week)).includes(school), `the board of ${week} does not show that ${school} has booked`);
  }
  return rate;
}

/** Many people's browsers; looks at what it gets: each page is the asker's own, and shows the board. */
class Browser {
  readonly #url: string;
  /** What has been looked at, by who asked for what. */
  readonly #seen = new Map<string, Buffer>();
  kilobytes = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Asks for all of them, eight at a time; pages a second. */
  async ask(pages: Asked[]): Promise<number> {
    const connections = await Promise.all(Array.from({ length: CLIENTS }, () => openConnection(this.#url)));
    const requests = pages.map((page) => ({ page, bytes: requestOf(page) }));
    try {
      const { rate } = await load(requests, async ({ page, bytes }, client) => {
        const answer = await (connections[client] as Connection).ask(bytes);
        this.#look(page, answer.status, answer.bytes);
      });
      return rate;
    } finally {
      for (const connection of connections) connection.close();
    }
  }

  /** The HTML of one page as it is now. */
  async sees(page: Asked): Promise<string> {
    const connection = await openConnection(this.#url);
    const { bytes } = await connection.ask(requestOf(page));
    connection.close();
    return textOf(bytes);
  }

  #look({ path, user }: Asked, status: number, bytes: Buffer): void {
    assertRight(status === 200, `${path} answered ${status}`);
    const key = `${user.cookie} ${path}`;
    if (this.#seen.get(key)?.equals(bytes)) return;
    this.#seen.set(key, Buffer.from(bytes));
    const html = textOf(bytes);
    this.kilobytes = Math.round(html.length / 1000);
    assertRight(html.includes('data-week=') && html.includes('</html>'), `${path} is no board`);
    assertRight(html.includes(user.name), `${path} is not the page of ${user.name}`);
  }
}

function requestOf({ path, user }: Asked): Buffer {
  return getRequest(path, { cookie: `login=${user.cookie}`, 'accept-encoding': 'gzip' });
}

/** Compressed or not; chunk sizes of a body in chunks stay in it. */
function textOf(bytes: Buffer): string {
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
}
