import type { Reason } from './problems.ts';

/** What a handler answers with; `serve` turns it into HTTP. */
export type Answer<Value> =
  | { kind: 'value'; value: Value; etag?: string; status?: 200; headers?: Record<string, string> }
  | { kind: 'empty'; headers?: Record<string, string> }
  | { kind: 'redirect'; location: string; headers?: Record<string, string> }
  | { kind: 'raw'; contentType: string; body: string | Buffer; headers?: Record<string, string> }
  | {
      kind: 'problem';
      code: string;
      detail?: string;
      reasons?: Reason[];
      errors?: { path: string; code: string; message: string }[];
      headers?: Record<string, string>;
    };

/** `status` 200: the contract says 201, but nothing was created (a dry run). */
type Extras = { etag?: string; status?: 200; headers?: Record<string, string> };

/** The answer to a call that created something; the endpoint's contract says 201. */
export function created<Value>(value: Value, extras: Extras = {}): Answer<Value> {
  return { kind: 'value', value, ...extras };
}

/** The successful answer. `etag` is written without quotes. */
export function ok<Value>(value: Value, extras: Extras = {}): Answer<Value> {
  return { kind: 'value', value, ...extras };
}

/** Success without a body. */
export function empty(headers: Record<string, string> = {}): Answer<never> {
  return { kind: 'empty', headers };
}

/** An answer that is not JSON. */
export function raw(contentType: string, body: string | Buffer, headers: Record<string, string> = {}): Answer<never> {
  return { kind: 'raw', contentType, body, headers };
}

/** Sends a browser on (302): to an own path, or to an address that the caller did not choose. */
export function redirect(location: string, headers: Record<string, string> = {}): Answer<never> {
  return { kind: 'redirect', location, headers };
}

export function notFound(): Answer<never> {
  return { kind: 'problem', code: 'NOT_FOUND' };
}

export function forbidden(): Answer<never> {
  return { kind: 'problem', code: 'FORBIDDEN' };
}

/** A refusal with all its reasons; the first one's code is the problem's. */
export function refuse(reasons: [Reason, ...Reason[]]): Answer<never> {
  return { kind: 'problem', code: reasons[0].code, reasons };
}

/** Input that only the service could find wrong, field by field (422). */
export function invalid(errors: { path: string; code: string; message: string }[]): Answer<never> {
  return { kind: 'problem', code: 'INVALID_INPUT', errors };
}
