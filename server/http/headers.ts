import type { RequestHandler } from 'express';

/** Headers of every answer. Pages set their own content security policy (Kit), the API has the strictest; files may not be framed. */
export function securityHeaders(secure: boolean): RequestHandler {
  return (request, response, next) => {
    response.set({
      'x-content-type-options': 'nosniff',
      'referrer-policy': carriesToken(request.path) ? 'no-referrer' : 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    response.set('content-security-policy', "base-uri 'none'; frame-ancestors 'none'");
    if (secure) response.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (carriesToken(request.path)) response.set({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
    next();
  };
}

/** For everything that is not a page. */
export const apiContentPolicy: RequestHandler = (_request, response, next) => {
  response.set('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  next();
};

/** Addresses that hold a secret, however they are written: they may not reach a Referer, a cache, a search engine or a log. */
export function carriesToken(path: string): boolean {
  return /^\/+(en\/+|api\/+)?(afmeld|booking|calendars|evaluering|godkend|log-ind\/+link|login\/+links|mail-opt-outs|invitations?|svar|datooensker)\//i.test(
    decoded(path),
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
