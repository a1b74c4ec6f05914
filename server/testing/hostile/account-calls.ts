import { newId } from '#server/platform/ids.ts';
import { anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about how one logs in, each by somebody of their own: they end logins and change what is asked for. */
export async function accountCalls(server: TestServer): Promise<Record<string, Parts>> {
  const somebody = async () => loginHeaders(server, (await anAccount(server.db)).id);
  const key = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' };
  const clientDataJSON = 'e30';
  return {
    'GET /api/me/security': { headers: await somebody() },
    'PUT /api/me/password': { headers: await somebody(), body: { current: 'forkert', new: 'tre grævlinger' } },
    'POST /api/me/totp': { headers: await somebody(), body: { setup: 'AAAA' } },
    'PUT /api/me/totp': { headers: await somebody(), body: { setup: 'AAAA', code: '123456' } },
    'DELETE /api/me/totp': { headers: await somebody() },
    'POST /api/me/recovery-codes': { headers: await somebody() },
    'POST /api/me/second-factor': { headers: await somebody(), body: { code: '123456' } },
    'GET /api/me/logins': { headers: await somebody() },
    'DELETE /api/me/logins/:id': { headers: await somebody(), params: { id: newId() } },
    'POST /api/logout/everywhere': { headers: await somebody(), body: { alsoHere: false } },
    'GET /api/me/passkeys': { headers: await somebody() },
    'POST /api/me/passkeys/options': { headers: await somebody() },
    'POST /api/me/passkeys': {
      headers: await somebody(),
      body: {
        response: { ...key, response: { clientDataJSON, attestationObject: 'oA', transports: ['usb'] } },
        name: 'Telefon',
      },
    },
    'DELETE /api/me/passkeys/:id': { headers: await somebody(), params: { id: newId() } },
    'POST /api/login/passkey/options': {},
    'POST /api/login/passkey': {
      body: {
        response: {
          ...key,
          response: { clientDataJSON, authenticatorData: 'AAAA', signature: 'AAAA', userHandle: 'AAAA' },
        },
      },
    },
  };
}

/** What those calls answer when they are sent as they are meant: most have nothing to act on. */
export const accountRefusals: Record<string, number[]> = {
  'PUT /api/me/password': [422, 429],
  'PUT /api/me/totp': [409],
  'POST /api/me/recovery-codes': [409],
  'POST /api/me/second-factor': [409, 429],
  'DELETE /api/me/logins/:id': [404],
  'POST /api/logout/everywhere': [200, 401],
  'POST /api/me/passkeys': [409],
  'DELETE /api/me/passkeys/:id': [404],
  'POST /api/login/passkey/options': [200, 429],
  'POST /api/login/passkey': [401, 429],
};
