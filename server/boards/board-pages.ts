import { createHash } from 'node:crypto';
import { gunzipSync, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { liveLoginOf } from '#server/accounts/live-login.service.ts';
import { type AnswerApi, type AskedApi, hashOfBytes, whileRecording } from '#server/http/asked-api.ts';
import { type CookieReader, loginCookieOf } from '#server/http/signed-in.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database.ts';
import { BoardProofs } from './board-proof.service.ts';
import { type Kept, KeptPages } from './kept-pages.ts';
import { type PageAnswer, pageAnswerOf } from './page-answer.ts';

/** A finished page of one login, what it stands on, and how long that needs no looking after. */
interface KeptBoard extends Kept {
  answer: PageAnswer;
  /** The HTML; compressed as soon as that is done. */
  bytes: Buffer;
  compressed: boolean;
  fingerprint: string;
  /** What else the page asked of the API, without the board itself. */
  asked: AskedApi[];
  proven: { snapshot: string; until: number };
}

export interface BoardPagesDeps {
  db: Pick<Database, 'pool'>;
  clock: Pick<Clock, 'now'>;
  findLogin: CookieReader;
  loginCookie: string;
  /** Asks the API again what the page asked. */
  answerApi: AnswerApi;
}

const PATH = /^(?:\/en)?\/personale\/tavle\/(20\d\d-W[0-5]\d)$/;
const BOARD_API = '/api/boards/week?';
const LIMIT_BYTES = 64 * 1024 * 1024;
const LONGEST_ADDRESS = 500;
/** As often as a login in use is noted as such (account.service.ts). */
const TOUCH_MS = 5 * 60_000;

/**
 * Keeps finished pages of the week board, each for one login only, and answers with them as long as everything they stand
 * on is as it was. That is looked at each time: is the login alive, and has any transaction ended since (one short query)?
 * If one has, what the page asked of the API is asked again, and the board's facts are fingerprinted. Whatever is not
 * certain goes on to the pages as if this were not here.
 */
export function boardPages(deps: BoardPagesDeps): RequestHandler {
  const kept = new KeptPages<KeptBoard>(LIMIT_BYTES);
  const proofs = new BoardProofs(deps.db.pool);
  return async (request, response, next) => {
    const question = questionOf(request, deps.loginCookie);
    if (question === null) return next();
    const now = deps.clock.now();
    const live = await liveLoginOf(deps.db.pool, question.cookie, now).catch(() => null);
    if (live === null) return next();
    const page = kept.get(question.key);
    if (page && live.snapshot === page.proven.snapshot && now.getTime() < page.proven.until && !isStale(live, now)) {
      return send(request, response, page);
    }
    try {
      const look = { deps, proofs, question, now, snapshot: live.snapshot };
      const fingerprint = await fingerprintOf(look);
      if (fingerprint === null) return next();
      const until = await proofs.validUntil(now, live.snapshot);
      const proven = { snapshot: live.snapshot, until };
      if (page && page.fingerprint === fingerprint && (await answersTheSame(look, page.asked))) {
        page.proven = proven;
        return send(request, response, page);
      }
      render({ request, response, next, keep: (made) => keep(kept, question.key, { ...made, fingerprint, proven }) });
    } catch {
      // The database went away, say: the page itself says so as it says everywhere.
      if (!response.headersSent) next();
    }
  };
}

interface Question {
  key: string;
  cookie: string;
  week: string;
  department: string | null;
}

/** What is asked for, if it is a board and somebody may be logged in. */
function questionOf(request: Request, loginCookie: string): Question | null {
  const [, week] = PATH.exec(request.path) ?? [];
  if (week === undefined || request.method !== 'GET' || request.originalUrl.length > LONGEST_ADDRESS) return null;
  const cookie = loginCookieOf(request, loginCookie);
  if (cookie === null) return null;
  const url = new URL(request.originalUrl, 'http://own.invalid');
  const department = url.searchParams.get('afdeling') || null;
  const login = createHash('sha256').update(cookie).digest('base64');
  return { key: `${login} ${request.headers.host} ${request.originalUrl}`, cookie, week, department };
}

function isStale({ lastSeenAt }: { lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > TOUCH_MS;
}

interface Look {
  deps: BoardPagesDeps;
  proofs: BoardProofs;
  question: Question;
  now: Date;
  snapshot: string;
}

async function fingerprintOf({ deps, proofs, question, now, snapshot }: Look): Promise<string | null> {
  const login = await deps.findLogin(question.cookie, now);
  if (login === null) return null;
  const { department, week } = question;
  return proofs.fingerprint(login, { department, week, snapshot });
}

/** Whether the API says to this login what it said when the page was made. */
async function answersTheSame({ deps, question }: Look, asked: AskedApi[]): Promise<boolean> {
  const answers = await Promise.all(asked.map((one) => askAgain(deps, question.cookie, one)));
  return answers.every((hash, index) => hash === asked[index]?.hash);
}

async function askAgain({ answerApi, loginCookie }: BoardPagesDeps, cookie: string, { address, language }: AskedApi) {
  const headers = { cookie: `${loginCookie}=${cookie}`, ...(language === null ? {} : { 'accept-language': language }) };
  const response = await answerApi(new Request(new URL(address, 'http://own.invalid'), { headers }), 'unknown');
  if (response.status !== 200) return null;
  return hashOfBytes(Buffer.from(await response.arrayBuffer()));
}

interface Rendering {
  request: Request;
  response: Response;
  next: () => void;
  keep: (made: { answer: PageAnswer; bytes: Buffer; asked: AskedApi[] }) => void;
}

/** Lets the pages answer, and keeps what they say if it may be said again. */
function render({ response, next, keep }: Rendering): void {
  const chunks: Buffer[] = [];
  const asked: AskedApi[] = [];
  const { write, end } = response;
  const gather = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    gather(chunk);
    return Reflect.apply(write, response, [chunk, ...rest]);
  }) as Response['write'];
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    gather(chunk);
    const bytes = Buffer.concat(chunks);
    const answer = pageAnswerOf(response, bytes);
    if (answer !== null && isRepeatable(asked)) keep({ answer, bytes, asked: othersOf(asked) });
    return Reflect.apply(end, response, [chunk, ...rest]);
  }) as Response['end'];
  whileRecording({ asked, hashes: (address) => !address.startsWith(BOARD_API) }, next);
}

/** Only what was read, and read well; and the board must have been, or this is some other page. */
function isRepeatable(asked: AskedApi[]): boolean {
  const allRead = asked.every(({ method, status }) => method === 'GET' && status === 200);
  return allRead && asked.some(({ address }) => address.startsWith(BOARD_API));
}

/** Each thing once: a page and its frame ask who is logged in. */
function othersOf(asked: AskedApi[]): AskedApi[] {
  const others = asked.filter(({ address }) => !address.startsWith(BOARD_API));
  return [...new Map(others.map((one) => [`${one.language} ${one.address}`, one])).values()];
}

type Made = Omit<KeptBoard, 'compressed' | 'size'>;

/** Kept at once, and smaller as soon as it is compressed (in another thread). */
function keep(kept: KeptPages<KeptBoard>, key: string, made: Made): void {
  const page: KeptBoard = { ...made, compressed: false, size: made.bytes.length };
  kept.set(key, page);
  gzip(made.bytes, (error, bytes) => {
    if (error !== null || kept.get(key) !== page) return;
    Object.assign(page, { bytes, compressed: true });
    kept.set(key, { ...page, size: bytes.length + 2_000 });
  });
}

function send(request: Request, response: Response, { answer, bytes, compressed }: KeptBoard): void {
  response.status(200).set(answer.headers).vary('accept-encoding');
  const acceptsGzip = compressed && request.acceptsEncodings('gzip', 'identity') === 'gzip';
  if (acceptsGzip) response.set('content-encoding', 'gzip');
  response.end(compressed && !acceptsGzip ? gunzipSync(bytes) : bytes);
}
