import { createServer } from 'node:http';
import { CLIENT_ID, type IdentityProvider } from './identity-provider.ts';
import { newSigningKey, type SigningKey, signedToken } from './signing-key.ts';

/** What the provider signs; a test changes what it wants to be wrong. */
export interface Token {
  claims: Record<string, unknown>;
  /** Null = `alg: none`. */
  key: SigningKey | null;
}

export interface HostileProvider extends IdentityProvider {
  /** Spoils the next ID tokens. */
  spoil: (token: Token) => Token;
  /** The nonce that the last login asked for. */
  nonce: string;
  /** How often the token endpoint was asked. */
  exchanges: number;
}

/** An OpenID provider that signs whatever a test wants. Its login page is left out: a test calls back by itself. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const key = newSigningKey();
  const server = createServer((request, response) => {
    const answer = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration') return answer(metadataOf(provider.issuer));
    if (request.url === '/jwks') return answer({ keys: [key.publicJwk] });
    if (request.url !== '/token') return response.writeHead(404).end();
    provider.exchanges += 1;
    const now = Math.floor(Date.now() / 1000);
    const { issuer: iss, nonce } = provider;
    const claims = {
      iss,
      sub: 'somebody',
      aud: CLIENT_ID,
      nonce,
      iat: now,
      exp: now + 300,
      aktoer_gruppe: 'Medarbejder',
    };
    const token = provider.spoil({ claims, key });
    answer({ access_token: 'a', token_type: 'Bearer', id_token: signedToken(token.claims, token.key) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A listening TCP server has a port.');
  const provider: HostileProvider = {
    issuer: `http://127.0.0.1:${address.port}`,
    spoil: (token) => token,
    nonce: '',
    exchanges: 0,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return provider;
}

/** It even says that it may sign nothing at all. */
function metadataOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'none'],
  };
}
