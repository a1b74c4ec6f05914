import type { Response } from 'express';
import type { Login } from './policy.ts';
import type { CookieReader } from './signed-in.ts';

interface Watched {
  /** Method and address of the operation, without anything that the caller wrote. */
  endpoint: string;
  login: Login | null;
  response: Response;
  now: Date;
}

interface Watcher {
  logger: { info(event: string, facts?: Record<string, unknown>): void };
  findLogin: CookieReader;
  loginCookie: string;
}

const REFUSED = new Set([401, 403, 429]);

/**
 * Writes down who gets in and who is refused (ASVS 16.3): operation, code and account, never what was typed. The network
 * address is left to the proxy's log, which is kept for a shorter time.
 */
export function logAccess(watcher: Watcher, { endpoint, login, response, now }: Watched): void {
  response.once('finish', () => {
    const account = login?.accountId ?? null;
    if (REFUSED.has(response.statusCode)) {
      watcher.logger.info('access.refused', {
        endpoint,
        status: response.statusCode,
        code: response.locals.code,
        account,
      });
    }
    const begun = begunLogin(response, watcher.loginCookie);
    if (begun !== null) void logLogin(watcher, { endpoint, cookie: begun, now });
  });
}

/** The id of a login that an answer begins; null = it begins none. */
function begunLogin(response: Response, name: string): string | null {
  const headers = [response.getHeader('set-cookie') ?? []].flat().map(String);
  const own = headers.find((header) => header.startsWith(`${name}=`));
  return own?.slice(name.length + 1).split(';')[0] || null;
}

async function logLogin(watcher: Watcher, { endpoint, cookie, now }: { endpoint: string; cookie: string; now: Date }) {
  const begun = await watcher.findLogin(cookie, now).catch(() => null);
  if (begun !== null) watcher.logger.info('login.begun', { endpoint, account: begun.accountId, login: begun.loginId });
}
