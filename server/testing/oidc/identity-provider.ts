import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { newSigningKey } from './signing-key.ts';

/** Somebody whom the provider knows: the claims it signs about them, besides `sub`. */
export type Person = Record<string, unknown>;

export interface IdentityProvider {
  issuer: string;
  close(): Promise<void>;
}

export const CLIENT_ID = 'skolebesoeg';
export const CLIENT_SECRET = 'the secret of a client that only tests know';

/**
 * A real OpenID provider (npm: oidc-provider) on a port of this machine. Its login page lists the people it knows: whoever
 * follows a link `?as=SUB` is that person, `?cancel` stops.
 * @param inIdToken whether the claims stand in the ID token itself, or only at the userinfo endpoint.
 */
export async function startIdentityProvider({
  port,
  redirectUris,
  people,
  inIdToken = true,
}: {
  port: number;
  redirectUris: string[];
  people: Record<string, Person>;
  inIdToken?: boolean;
}): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const claims = [...new Set(Object.values(people).flatMap(Object.keys))];
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: redirectUris,
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [newSigningKey(randomUUID()).jwk] },
    cookies: { keys: ['a key that only tests know'] },
    claims: { openid: ['sub', ...claims], profile: [] },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: !inIdToken,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, sub) => {
      const person = people[sub];
      return person === undefined ? undefined : { accountId: sub, claims: () => ({ sub, ...person }) };
    },
  });
  const ask = provider.callback();
  const server = createServer((request, response) => {
    const answered = request.url?.startsWith('/interaction/')
      ? interact(provider, Object.keys(people), request, response)
      : ask(request, response);
    Promise.resolve(answered).catch(() => response.writeHead(500).end());
  });
  await listen(server, port);
  return { issuer, close: () => close(server) };
}

async function interact(provider: Provider, subs: string[], request: IncomingMessage, response: ServerResponse) {
  const { uid, params } = await provider.interactionDetails(request, response);
  const { searchParams } = new URL(request.url ?? '', provider.issuer);
  if (searchParams.has('cancel')) {
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  }
  const sub = searchParams.get('as');
  if (sub === null) {
    const links = subs.map((one) => `<li><a href="/interaction/${uid}?as=${one}">${one}</a></li>`).join('');
    const page = `<!doctype html><html lang="da"><title>Provider</title><h1>Hvem er du?</h1><ul>${links}</ul><a href="?cancel">Afbryd</a>`;
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }
  const grant = new provider.Grant({ accountId: sub, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { login: { accountId: sub }, consent: { grantId } });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
