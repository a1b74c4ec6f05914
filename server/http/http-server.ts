import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { problemOf } from './problems.ts';

/** Node's HTTP server around an app: what cannot even be read as HTTP is answered with a problem too. */
export function httpServer(app: RequestListener): Server {
  const server = createServer(app).on('clientError', refuseUnreadable);
  const open = new Set<Socket>();
  connectionsOf.set(server, open);
  return server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
}

const connectionsOf = new WeakMap<Server, Set<Socket>>();

/**
 * Takes no new connections and waits for the answers under way, at most `patienceMs`. Kept-alive connections are closed as
 * soon as they are idle, and so are those that browsers opened in advance and never used, which Node does not count as idle.
 */
export async function closeGently(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const closeIdle = () => {
    server.closeIdleConnections();
    for (const socket of connectionsOf.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  };
  closeIdle();
  const sweep = setInterval(closeIdle, 50);
  const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(patience);
}

const statusOf: Record<string, { status: 400 | 408 | 431; code: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'HEADERS_TOO_LARGE' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'TOO_SLOW' },
};

/** An address or headers of more than 16 kB, a broken request line, a request that never ends. Nobody's language is known. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, code } = statusOf[error.code ?? ''] ?? { status: 400, code: 'UNREADABLE_REQUEST' };
  const body = JSON.stringify(problemOf(code, status, 'en'));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
