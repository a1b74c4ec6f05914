import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/**
 * Runs a Fetch request through a Node request listener (the Express app) in this process, without a connection.
 * Twice as fast as a call over loopback.
 */
export async function dispatch(listener: RequestListener, request: Request, clientAddress: string): Promise<Response> {
  const incoming = await incomingOf(request, clientAddress);
  const response = new ServerResponse(incoming);
  return new Promise((resolve, reject) => {
    collect(response, (body) => resolve(toFetchResponse(response, request.method, body)));
    try {
      listener(incoming, response);
    } catch (error) {
      reject(error);
    }
  });
}

async function incomingOf(request: Request, clientAddress: string): Promise<IncomingMessage> {
  const url = new URL(request.url);
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: clientAddress });
  const incoming = new IncomingMessage(socket);
  incoming.method = request.method;
  incoming.url = url.pathname + url.search;
  incoming.httpVersion = '1.1';
  incoming.headers = { host: url.host, ...Object.fromEntries(request.headers) };
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
  if (body !== null) {
    incoming.headers['content-length'] = String(body.length);
    delete incoming.headers['transfer-encoding'];
    incoming.push(body);
  }
  incoming.push(null);
  incoming.complete = true;
  return incoming;
}

type Chunk = string | Uint8Array;

/** Replaces the response's writing so that the bytes are gathered instead of sent. */
function collect(response: ServerResponse, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callbackOf = (...candidates: unknown[]) =>
    candidates.find((one) => typeof one === 'function') as (() => void) | undefined;
  response.write = ((chunk: Chunk, encoding?: unknown, callback?: unknown) => {
    keep(chunk, encoding);
    callbackOf(encoding, callback)?.();
    return true;
  }) as ServerResponse['write'];
  response.end = ((chunk?: unknown, encoding?: unknown, callback?: unknown) => {
    keep(chunk, encoding);
    Object.defineProperty(response, 'writableEnded', { value: true });
    done(Buffer.concat(chunks));
    response.emit('finish');
    response.emit('close');
    callbackOf(chunk, encoding, callback)?.();
    return response;
  }) as ServerResponse['end'];
}

function toFetchResponse(response: ServerResponse, method: string, body: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.getHeaders())) {
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one));
  }
  const bodiless = method === 'HEAD' || [204, 205, 304].includes(response.statusCode);
  return new Response(bodiless ? null : new Uint8Array(body), { status: response.statusCode, headers });
}
