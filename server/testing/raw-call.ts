import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

/** One call, written as it shall go over the wire: `fetch` would mend addresses and refuse odd headers. */
export interface RawCall {
  method: string;
  /** Path and query, not encoded any further. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/**
 * Sends one call and reads the answer.
 *
 * @param limitMs after which the call counts as hanging.
 * @throws when no answer comes within the limit, or the connection breaks before it.
 */
export function rawCall(
  origin: string,
  call: RawCall,
  { agent, limitMs = 5_000 }: { agent?: Agent; limitMs?: number } = {},
) {
  const { hostname, port } = new URL(origin);
  const { method, path, headers = {}, body } = call;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request({ hostname, port, method, path, agent, headers: { ...length, ...headers } });
    const limit = setTimeout(() => sent.destroy(new Error(`No answer within ${limitMs} ms`)), limitMs);
    sent.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    sent.once('response', async (response) => {
      const chunks = await response.toArray().catch(() => []);
      clearTimeout(limit);
      const { statusCode = 0, headers: received } = response;
      resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks).toString() });
    });
    sent.end(body);
  });
}
