import type { ServerResponse } from 'node:http';

/** What is said with a page beside its HTML. */
export interface PageAnswer {
  headers: Record<string, string>;
}

/** Belong to one answer only, or are counted anew. */
const OWN = new Set([
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'etag',
]);
const NONCE = / 'nonce-([^']+)'/g;

/**
 * The answer of a page as it may be given again; null = it may not. Only HTML that went well and sets no cookie. A nonce is for
 * one answer: one that stands in the HTML keeps the page from being kept, one that only the policy names is taken out of it.
 */
export function pageAnswerOf(response: ServerResponse, html: Buffer): PageAnswer | null {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (name === 'set-cookie') return null;
    if (!OWN.has(name) && value !== undefined) headers[name] = String(value);
  }
  if (response.statusCode !== 200 || !headers['content-type']?.startsWith('text/html')) return null;
  const policy = headers['content-security-policy'] ?? '';
  const nonces = [...policy.matchAll(NONCE)].map(([, nonce]) => nonce ?? '');
  if (nonces.some((nonce) => html.includes(nonce))) return null;
  headers['content-security-policy'] = policy.replace(NONCE, '');
  return { headers };
}
