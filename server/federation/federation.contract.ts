import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { instant } from '#server/http/fields.ts';

export const providerId = z.enum(['unilogin', 'entra']);
export type ProviderId = z.output<typeof providerId>;

const provider = z.object({ id: providerId, name: z.string().describe('As people know it') });
export type Provider = z.output<typeof provider>;

export const listProviders = endpoint({
  method: 'GET',
  path: '/api/login/providers',
  summary: 'The identity providers that people may log in with here',
  description: 'Empty where none is configured. Nobody needs one: mail links and passwords work without.',
  tag: 'accounts',
  policy: 'public',
  answer: z.object({ items: z.array(provider) }),
});

export const beginFederatedLogin = endpoint({
  method: 'GET',
  path: '/api/login/oidc/:provider',
  summary: 'Send the browser to an identity provider (OpenID Connect: code flow, PKCE, state, nonce)',
  description:
    'For browsers, not for programs. Sets a cookie (10 minutes) that the answer must come back with. Where the provider ' +
    'is away or not configured, the browser is sent to `/log-ind?fejl=CODE`.',
  tag: 'accounts',
  policy: 'public',
  params: z.object({ provider: providerId }),
  query: z.object({
    next: z.string().max(2000).optional().describe('Own path to go to afterwards; anything else is ignored'),
    language: z.enum(['da', 'en']).optional().describe('Of the pages that follow'),
  }),
  status: 302,
});

export const completeFederatedLogin = endpoint({
  method: 'GET',
  path: '/api/login/oidc/:provider/callback',
  summary: 'Where an identity provider sends the browser back to',
  description:
    'Begins a login (or adds the identity to the account that asked) and sends the browser on; when anything does not ' +
    'fit, to `/log-ind?fejl=CODE`. Each state counts once and only in the browser that asked.',
  tag: 'accounts',
  policy: 'public',
  params: z.object({ provider: providerId }),
  query: z.object({
    state: z.string().max(500).optional(),
    code: z.string().max(8000).optional(),
    iss: z.string().max(500).optional(),
    error: z.string().max(500).optional(),
    error_description: z.string().max(4000).optional(),
  }),
  status: 302,
});

const identity = z.object({
  id: z.string(),
  provider,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type Identity = z.output<typeof identity>;

/** Why what one logs in with cannot be changed by this login; as for second factors. */
const changeProblems = { LOGIN_TOO_OLD: 403, SECOND_FACTOR_FIRST: 403, STRONGER_LOGIN_NEEDED: 403 } as const;

export const listIdentities = endpoint({
  method: 'GET',
  path: '/api/me/identities',
  summary: 'The identities one may log in with, and those that could be added',
  tag: 'accounts',
  policy: 'login',
  answer: z.object({
    items: z.array(identity),
    available: z.array(provider),
    changeRefusal: z
      .enum(['LOGIN_TOO_OLD', 'SECOND_FACTOR_FIRST', 'STRONGER_LOGIN_NEEDED'])
      .nullable()
      .describe('Null = this login may add and remove'),
  }),
});

export const addIdentity = endpoint({
  method: 'POST',
  path: '/api/me/identities/:provider',
  summary: 'Begin to add an identity to the own account',
  description:
    'Answers the address at the provider to send the browser to, and sets the cookie to come back with. Asks for a login of ' +
    'the last 15 minutes (`LOGIN_TOO_OLD`) that showed the second factor if there is one (`SECOND_FACTOR_FIRST`). An account ' +
    'whose roles sleep in this login is refused (`STRONGER_LOGIN_NEEDED`): whoever adds a way in must be able to use all ' +
    'that it opens.',
  tag: 'accounts',
  policy: 'login',
  params: z.object({ provider: providerId }),
  body: z.object({ language: z.enum(['da', 'en']).optional() }),
  answer: z.object({ address: z.string() }),
  problems: { PROVIDER_AWAY: 409, ...changeProblems },
});

export const removeIdentity = endpoint({
  method: 'DELETE',
  path: '/api/me/identities/:id',
  summary: 'Remove an identity from the own account',
  description: 'Asks for the same login as adding one. Refused where it is the last way in.',
  tag: 'accounts',
  policy: 'login',
  params: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
  problems: { LAST_WAY_IN: 409, ...changeProblems },
});
