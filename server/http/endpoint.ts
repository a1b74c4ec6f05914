import type { z } from 'zod';
import type { Policy } from './policy.ts';

type Schema = z.ZodType;

/**
 * One operation of the API. The same object registers the Express route (`serve`), types the pages' calls
 * (`web/lib/server/api.ts`) and writes its part of `/api/openapi.json`.
 */
export interface Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Answer extends Schema = Schema,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Express path, e.g. `/api/offers/:slug`. */
  path: string;
  summary: string;
  description?: string;
  /** Groups operations in the description: the feature's name. */
  tag: string;
  policy: Policy;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Schema of the successful answer; left out = 204 without a body. */
  answer?: Answer;
  /** Status of the successful answer. Default 200, or 204 without `answer`; 302 for what sends a browser on. */
  status?: 200 | 201 | 202 | 204 | 302;
  /** Media types of an answer that is not JSON, e.g. `text/calendar`. */
  alsoAnswers?: string[];
  /** Codes of this operation's own refusals and their HTTP status. */
  problems?: Record<string, 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429>;
  /** True = answers carry an ETag, and If-Match is honoured. */
  etag?: boolean;
  /** True = the Idempotency-Key header is honoured. */
  idempotent?: boolean;
  /** The route reads the body itself (uploads); serve leaves it alone. */
  rawBody?: string;
}

/** Declares an operation; keeps the exact types of its schemas. */
export function endpoint<
  Params extends Schema = z.ZodUndefined,
  Query extends Schema = z.ZodUndefined,
  Body extends Schema = z.ZodUndefined,
  Answer extends Schema = z.ZodUndefined,
>(definition: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return definition;
}

// biome-ignore lint/suspicious/noExplicitAny: the one place that stands for "any endpoint", whatever its schemas.
export type AnyEndpoint = Endpoint<any, any, any, any>;
export type ParamsOf<E> = E extends Endpoint<infer P, infer _Q, infer _B, infer _A> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<infer _P, infer Q, infer _B, infer _A> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _A> ? z.output<B> : never;
export type BodyInputOf<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _A> ? z.input<B> : never;
export type AnswerOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer A> ? z.output<A> : never;
