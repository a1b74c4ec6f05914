import { hashPassword } from '#server/accounts/password.ts';
import { totpCode } from '#server/accounts/totp.ts';
import { fromBase32 } from './base32.ts';
import { anAccount } from './builders.ts';
import type { TestServer } from './server.ts';

export const PASSWORD = 'tre grævlinger på volden';
let hash: Promise<string> | null = null;
let mail = 0;

/** A person with an address, the password `PASSWORD` and a browser that keeps its cookies. */
export async function aPerson(server: TestServer, facts: Parameters<typeof anAccount>[1] = {}) {
  hash ??= hashPassword(PASSWORD);
  mail += 1;
  const email = `ansat-${mail}@example.org`;
  const account = await anAccount(server.db, { passwordHash: await hash, email, ...facts });
  return { ...account, email, browser: new Browser(server) };
}

/** Calls the API as a browser does: with Origin, and with the cookies it was given. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #server: TestServer;

  constructor(server: TestServer) {
    this.#server = server;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#server.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        origin: originOf(this.#server),
        'accept-language': 'da',
        cookie,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(header) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Calls and reads the answer; throws when it is no success. */
  async read(method: string, path: string, body?: unknown) {
    const response = await this.call(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  logIn(email: string, more: { password?: string; code?: string } = {}): Promise<Response> {
    return this.call('POST', '/api/login', { email, password: PASSWORD, ...more });
  }

  /** Sets up codes from an app for whoever is logged in here, as the page does. */
  async setUpTotp(server: TestServer): Promise<{ secret: Buffer; recoveryCodes: string[] }> {
    const { secret: text, setup } = await this.read('POST', '/api/me/totp', {});
    const secret = fromBase32(text);
    const { recoveryCodes } = await this.read('PUT', '/api/me/totp', {
      setup,
      code: totpCode(secret, server.clock.now()),
    });
    return { secret, recoveryCodes };
  }
}

/** Where its pages are: at PUBLIC_URL when a test says that they have https, else where the server listens. */
function originOf({ url, deps }: TestServer): string {
  return deps.config.PUBLIC_URL.startsWith('https:') ? deps.config.PUBLIC_URL : url;
}

/** Moves the server's clock on. */
export function wait(server: TestServer, seconds: number): void {
  server.clock.set(new Date(server.clock.now().getTime() + seconds * 1000).toISOString());
}
