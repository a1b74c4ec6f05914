import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  status: number;
  body: string;
  /** The body before it is read as text; compressed ones are no text. */
  bytes: Buffer;
}

/** One kept-alive HTTP connection that is asked one thing at a time. */
export interface Connection {
  ask(request: Buffer): Promise<HttpAnswer>;
  close(): void;
}

/**
 * A client so small that the server, not the client, is what is measured: Node's own takes longer for a request than Express
 * for a no-op. Understands what our servers answer: Content-Length and chunked bodies.
 */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay();
  await once(socket, 'connect');
  let received = Buffer.alloc(0);
  let answered: ((answer: HttpAnswer) => void) | null = null;
  let failed: ((error: Error) => void) | null = null;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = wholeAnswer(received);
    if (answer === null) return;
    received = Buffer.alloc(0);
    answered?.(answer);
  });
  socket.on('error', (error) => failed?.(error));
  socket.on('close', () => failed?.(new Error('The server closed the connection.')));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.write(request);
      }),
    close: () => closeQuietly(socket),
  };
}

function closeQuietly(socket: Socket): void {
  socket.removeAllListeners('close');
  socket.destroy();
}

const END_OF_HEAD = '\r\n\r\n';
const END_OF_CHUNKS = '\r\n0\r\n\r\n';

/** Null until all of it is there. A chunked body is given with its chunk sizes in it. */
function wholeAnswer(received: Buffer): HttpAnswer | null {
  const head = received.indexOf(END_OF_HEAD);
  if (head === -1) return null;
  const text = received.toString('latin1', 0, head);
  const body = received.subarray(head + END_OF_HEAD.length);
  const length = /^content-length: *(\d+)/im.exec(text)?.[1];
  const isWhole =
    length === undefined
      ? body.subarray(-END_OF_CHUNKS.length).toString('latin1') === END_OF_CHUNKS
      : body.length >= Number(length);
  return isWhole ? { status: Number(text.slice(9, 12)), body: body.toString(), bytes: body } : null;
}

/** A request as bytes, written once and sent many times. */
export function getRequest(path: string, headers: Record<string, string> = {}): Buffer {
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/html, application/json\r\n${own.join('')}\r\n`,
  );
}

export function postRequest(path: string, body: unknown, headers: Record<string, string> = {}): Buffer {
  const json = JSON.stringify(body);
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(json)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${json}`);
}
