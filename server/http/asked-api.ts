import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

/** Answers an API request in this process; what `hooks.server.ts` calls. */
export type AnswerApi = (request: Request, clientAddress: string) => Promise<Response>;

/** One thing that a page asked of the API while it was made. */
export interface AskedApi {
  method: string;
  /** Path and query. */
  address: string;
  language: string | null;
  status: number;
  /** Of the answer's bytes; empty where nobody wants it. */
  hash: string;
}

interface Recorder {
  asked: AskedApi[];
  /** Whether the answer of an address is worth hashing. */
  hashes: (address: string) => boolean;
}

const recorders = new AsyncLocalStorage<Recorder>();

/** Runs something that makes a page; everything it asks of the API, even later, is written down in `recorder`. */
export function whileRecording(recorder: Recorder, make: () => void): void {
  recorders.run(recorder, make);
}

/** The same API, which writes down what it answers while somebody records. */
export function recorded(answer: AnswerApi): AnswerApi {
  return async (request, clientAddress) => {
    const recorder = recorders.getStore();
    if (recorder === undefined) return answer(request, clientAddress);
    const { pathname, search } = new URL(request.url);
    const address = pathname + search;
    const { method } = request;
    const language = request.headers.get('accept-language');
    const response = await answer(request, clientAddress);
    const { status, headers } = response;
    if (!recorder.hashes(address)) {
      recorder.asked.push({ method, address, language, status, hash: '' });
      return response;
    }
    const body = Buffer.from(await response.arrayBuffer());
    recorder.asked.push({ method, address, language, status, hash: hashOfBytes(body) });
    return new Response(body.length === 0 ? null : body, { status, headers });
  };
}

/** SHA-256 of bytes, in base 64. */
export function hashOfBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}
