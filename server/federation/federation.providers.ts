import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { isThisMachine } from '#server/platform/config.providers.ts';
import type { Config } from '#server/platform/config.ts';
import type { ProviderId } from './federation.contract.ts';
import { type Claims, needsUserInfo } from './identity.rules.ts';

/** How long a provider may take to answer one request, in seconds. */
const PATIENCE_SECONDS = 5;
/** How long what a provider says of itself is used, in milliseconds: addresses may move, keys are looked after by the library. */
const DISCOVERED_FOR_MS = 60 * 60_000;

/** An identity provider as it is configured. */
export interface ConfiguredProvider {
  id: ProviderId;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whether two factors there count as two here. */
  trustsSecondFactor: boolean;
  scope: string;
}

/** The providers that are configured, in the order in which they are offered. */
export function configuredProviders(config: Config): ConfiguredProvider[] {
  const unilogin = complete({
    id: 'unilogin',
    issuer: config.UNILOGIN_ISSUER,
    clientId: config.UNILOGIN_CLIENT_ID,
    clientSecret: config.UNILOGIN_CLIENT_SECRET,
    trustsSecondFactor: config.UNILOGIN_SECOND_FACTOR,
    scope: 'openid',
  });
  const entra = complete({
    id: 'entra',
    issuer: config.ENTRA_ISSUER,
    clientId: config.ENTRA_CLIENT_ID,
    clientSecret: config.ENTRA_CLIENT_SECRET,
    trustsSecondFactor: config.ENTRA_SECOND_FACTOR,
    scope: 'openid profile',
  });
  return [unilogin, entra].filter((provider) => provider !== null);
}

type Unchecked = { [Key in keyof ConfiguredProvider]: ConfiguredProvider[Key] | undefined };

function complete(provider: Unchecked): ConfiguredProvider | null {
  return Object.values(provider).includes(undefined) ? null : (provider as ConfiguredProvider);
}

/** Knows for each provider what it says of itself; asked when first needed, so that one that is away stops no start. */
export type Discovery = (provider: ConfiguredProvider) => Promise<Configuration>;

export function discoveryOf(): Discovery {
  const known = new Map<ProviderId, { at: number; configuration: Configuration }>();
  return async (provider) => {
    const old = known.get(provider.id);
    if (old !== undefined && performance.now() - old.at < DISCOVERED_FOR_MS) return old.configuration;
    const configuration = await discover(provider);
    known.set(provider.id, { at: performance.now(), configuration });
    return configuration;
  };
}

/** Signatures are checked although the token comes straight from the provider, as OpenID Connect would let us skip. */
function discover({ issuer, clientId, clientSecret }: ConfiguredProvider): Promise<Configuration> {
  const url = new URL(issuer);
  const unencrypted = url.protocol === 'http:' && isThisMachine(url.hostname) ? [allowInsecureRequests] : [];
  return discovery(url, clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    execute: [enableNonRepudiationChecks, ...unencrypted],
  });
}

/** What the provider's answer must fit. */
export interface Expected {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Where to send the browser. `fresh`: the person must show anew who they are, whoever used the browser before. */
export async function addressAtProvider(
  configuration: Configuration,
  request: Expected & { redirectUri: string; scope: string; language: string; fresh: boolean },
): Promise<string> {
  const { state, nonce, codeVerifier, redirectUri, scope, language, fresh } = request;
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ui_locales: language,
    ...(fresh ? { prompt: 'login' } : {}),
  });
  return url.href;
}

/**
 * Exchanges the code for the claims. State, issuer, audience, nonce, signature (never `none`), expiry are checked on the
 * system's clock: tokens come from outside, where no demo clock runs.
 *
 * @throws what the library says does not fit, and when the provider is away.
 */
export async function claimsOf(
  configuration: Configuration,
  { id }: ConfiguredProvider,
  answer: URL,
  expected: Expected,
): Promise<Claims> {
  const tokens = await authorizationCodeGrant(configuration, answer, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('An ID token was expected.');
  if (!needsUserInfo(id, claims)) return claims;
  const more = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { ...more, ...claims };
}
