import type { IncomingMessage } from 'node:http';

export type RawBody = Buffer<ArrayBuffer> | 'TOO_LARGE' | 'UPLOAD_UNREADABLE';

/**
 * The bytes of a request's body. Never holds more than `limitBytes`; what comes after is read and thrown away, so that the
 * sender gets to see the answer.
 */
export async function readRawBody(request: IncomingMessage, limitBytes: number): Promise<RawBody> {
  const chunks: Uint8Array[] = [];
  let length = Number(request.headers['content-length'] ?? 0);
  if (length <= limitBytes) {
    length = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        length += chunk.length;
        if (length > limitBytes) break;
        chunks.push(chunk);
      }
    } catch {
      return 'UPLOAD_UNREADABLE';
    }
  }
  if (length <= limitBytes) return Buffer.concat(chunks);
  request.resume();
  return 'TOO_LARGE';
}
