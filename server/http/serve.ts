import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { Logger } from '#server/platform/logger.ts';
import type { Language } from '#server/time/language.ts';
import type { Answer } from './answers.ts';
import { isDatabaseAway } from './database-away.ts';
import type { AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf } from './endpoint.ts';
import { fieldErrors } from './field-messages.ts';
import { type Login, refusalOf } from './policy.ts';
import { commonProblems, type FieldError, problemOf, sendProblem } from './problems.ts';
import { logAccess } from './security-log.ts';
import { type CookieReader, isSameOrigin, loginCookieOf } from './signed-in.ts';

/** What `serve` needs of the world around it; the app hands it in. */
export interface ServeDeps {
  clock: { now(): Date };
  logger: Pick<Logger, 'info' | 'error'>;
  /** Finds the login that belongs to a cookie; null = none, expired or logged out. */
  findLogin: CookieReader;
  /** Name of the login cookie, see `loginCookieName`. */
  loginCookie: string;
}

/** What a handler gets: everything already checked and typed. */
export interface Call<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** Never null where the policy asks for a login. */
  login: Login | null;
  /** The instant of the call; read once. */
  now: Date;
  language: Language;
  /** The Bearer token, if any. */
  token: string | null;
  /** The Idempotency-Key header, if any (16 to 200 characters). */
  idempotencyKey: string | null;
  /** The version the caller has seen (If-Match), without quotes. */
  ifMatch: string | null;
  request: Request;
  response: Response;
}

const BODY_LIMIT = '256kb';
const readJson = express.json({ limit: BODY_LIMIT, type: () => true, strict: false });

/** Collects what has been mounted: the description and the policy test read it. */
export class Mounted {
  readonly endpoints: AnyEndpoint[] = [];
}

/**
 * Mounts an endpoint. In this order: who may (401, 403), cross-origin (403), address (404), query and body (422, 413),
 * then the handler. A stranger therefore learns nothing from a 422.
 */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  router: Router,
  deps: ServeDeps,
  mounted: Mounted,
  endpoint: Endpoint<P, Q, B, A>,
  handler: (call: Call<Endpoint<P, Q, B, A>>) => Promise<Answer<z.input<A>>>,
): void {
  mounted.endpoints.push(endpoint);
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
  const run: RequestHandler = async (request, response) => {
    try {
      await answer(deps, endpoint, handler as Handler, request, response);
    } catch (error) {
      answerFailure(deps, error, { name: nameOf(endpoint), request, response });
    }
  };
  router[method](endpoint.path, run);
}

/** Names an operation in the log, without anything that a caller wrote. */
const nameOf = ({ method, path }: AnyEndpoint) => `${method} ${path}`;

type Handler = (call: Call<AnyEndpoint>) => Promise<Answer<unknown>>;

async function answer(deps: ServeDeps, endpoint: AnyEndpoint, handler: Handler, request: Request, response: Response) {
  const language = languageOf(request);
  const now = deps.clock.now();
  const cookie = loginCookieOf(request, deps.loginCookie);
  const login = cookie === null ? null : await deps.findLogin(cookie, now);
  logAccess(deps, { endpoint: nameOf(endpoint), login, response, now });
  const refusal = refusalOf(endpoint.policy, login);
  if (refusal !== null) return refuseCommon(response, refusal, language);
  if (cookie !== null && request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request)) {
    return refuseCommon(response, 'CROSS_ORIGIN', language);
  }
  const params = endpoint.params?.safeParse(request.params);
  if (params && (!params.success || !isStorable(request.params))) return refuseCommon(response, 'NOT_FOUND', language);
  const query = endpoint.query?.safeParse(request.query, { reportInput: true });
  if (query && !query.success) return refuseInput(response, fieldErrors(query.error.issues, language), language);
  const body = await bodyOf(endpoint, request, response, language);
  if (body.problem) return sendProblem(response, body.problem);
  const header = headersOf(request, endpoint, language);
  if (header.error) return refuseInput(response, [header.error], language);
  const result = await handler({
    params: params?.data,
    query: query?.data,
    body: body.value,
    login,
    now,
    language,
    token: bearerOf(request),
    idempotencyKey: header.idempotencyKey,
    ifMatch: request.get('if-match')?.replace(/^W\//, '').replaceAll('"', '') ?? null,
    request,
    response,
  });
  send(endpoint, result, request, response, language);
}

/** PostgreSQL can hold no NUL: nothing it knows has one in its name. */
function isStorable(params: Request['params']): boolean {
  return !Object.values(params).some((text) => String(text).includes('\0'));
}

async function bodyOf(endpoint: AnyEndpoint, request: Request, response: Response, language: Language) {
  if (!endpoint.body || endpoint.rawBody) return { value: undefined };
  const failure = await new Promise<unknown>((resolve) => readJson(request, response, resolve));
  if (failure) return { problem: unreadable(failure, language) };
  const parsed = endpoint.body.safeParse(request.body ?? {}, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  const errors = fieldErrors(parsed.error.issues, language);
  return { problem: problemOf('INVALID_INPUT', 422, language, { errors }) };
}

function unreadable(failure: unknown, language: Language) {
  if (typeof failure === 'object' && failure !== null && 'type' in failure && failure.type === 'entity.too.large') {
    return problemOf('TOO_LARGE', 413, language);
  }
  const message = language === 'da' ? 'Kan ikke læses som JSON.' : 'Cannot be read as JSON.';
  return problemOf('INVALID_INPUT', 422, language, { errors: [{ path: '', code: 'INVALID_JSON', message }] });
}

function headersOf(request: Request, endpoint: AnyEndpoint, language: Language) {
  const idempotencyKey = endpoint.idempotent ? (request.get('idempotency-key') ?? null) : null;
  if (idempotencyKey === null || /^[\x21-\x7e]{16,200}$/.test(idempotencyKey)) return { idempotencyKey };
  const message =
    language === 'da'
      ? 'Nøglen skal have 16 til 200 tegn uden mellemrum.'
      : 'The key must have 16 to 200 characters without spaces.';
  const error: FieldError = { path: 'Idempotency-Key', code: 'INVALID_VALUE', message };
  return { idempotencyKey, error };
}

function send(
  endpoint: AnyEndpoint,
  result: Answer<unknown>,
  request: Request,
  response: Response,
  language: Language,
) {
  response.set('cache-control', 'no-store').set(result.headers ?? {});
  if (result.kind === 'problem') {
    const { code, kind: _kind, headers: _headers, ...parts } = result;
    const status = endpoint.problems?.[code] ?? commonProblems[code as keyof typeof commonProblems];
    if (status === undefined) throw new Error(`${endpoint.path} answers ${code}, which its contract does not name`);
    return sendProblem(response, problemOf(code, status, language, parts));
  }
  if (result.kind === 'empty') return void response.status(endpoint.status ?? 204).end();
  if (result.kind === 'redirect') return void response.status(302).set('location', result.location).end();
  if (result.kind === 'raw') {
    if (isUnchanged(request, response.get('etag'))) return void response.status(304).end();
    return void response.status(200).type(result.contentType).send(result.body);
  }
  if (result.etag !== undefined) {
    response.set('etag', `"${result.etag}"`);
    if (request.method === 'GET' && request.get('if-none-match') === `"${result.etag}"`)
      return void response.status(304).end();
  }
  const value = checksAnswers && endpoint.answer ? endpoint.answer.parse(result.value) : result.value;
  response.status(result.status ?? endpoint.status ?? 200).json(value);
}

/** RFC 9110: what the caller has (If-None-Match, weak or strong, one of several) is what it would get. */
function isUnchanged(request: Request, etag: string | undefined): boolean {
  const seen = (request.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return etag !== undefined && (request.method === 'GET' || request.method === 'HEAD') && seen.includes(etag);
}

/** In tests every answer is held against its schema, so that the description cannot drift from the truth. */
const checksAnswers = process.env.VITEST !== undefined;

function refuseCommon(response: Response, code: keyof typeof commonProblems, language: Language) {
  sendProblem(response, problemOf(code, commonProblems[code], language));
}

function refuseInput(response: Response, errors: FieldError[], language: Language) {
  sendProblem(response, problemOf('INVALID_INPUT', 422, language, { errors }));
}

interface FailedCall {
  /** What was asked for, without anything that the caller wrote. */
  name: string;
  request: Request;
  response: Response;
}

/** A surprise: logged with an id that stands in the answer too. 503 when it is the database that is away. */
export function answerFailure(
  deps: Pick<ServeDeps, 'logger'>,
  error: unknown,
  { name, request, response }: FailedCall,
) {
  const id = randomUUID();
  const away = isDatabaseAway(error);
  const facts =
    error instanceof Error
      ? { error: error.name, message: error.message, stack: error.stack }
      : { error: String(error) };
  deps.logger.error(away ? 'database.away' : 'api.failed', { id, endpoint: name, ...facts });
  if (response.headersSent) return void response.destroy();
  const code = away ? 'UNAVAILABLE' : 'INTERNAL';
  sendProblem(response, problemOf(code, commonProblems[code], languageOf(request), { id }));
}

/** The language of sentences in an answer: English if the caller prefers it, else Danish. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('da', 'en') === 'en' ? 'en' : 'da';
}

function bearerOf(request: Request): string | null {
  return /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null;
}
