import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, line } from '#server/http/fields.ts';
import { me } from './account.contract.ts';

const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

/** What `PublicKeyCredential.toJSON()` writes; extensions are not asked for and not read. */
const credential = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') };
const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8000),
    attestationObject: base64url(40_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
});
const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8000),
    authenticatorData: base64url(8000),
    signature: base64url(8000),
    userHandle: base64url(200).nullish(),
  }),
});

/** Read by the browser alone: `PublicKeyCredential.parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`. */
const options = z.looseObject({ challenge: z.string() });

const passkey = z.object({
  id,
  name: z.string().describe('What its owner calls it'),
  backedUp: z.boolean().describe('Kept by its maker on several devices'),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});

const once =
  'The challenge is good once, for five minutes, in the browser that asked (HttpOnly cookie, SameSite=Strict).';

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'The own passkeys, the newest first',
  tag: 'accounts',
  policy: 'login',
  answer: z.object({ items: z.array(passkey) }),
});

export const beginPasskey = endpoint({
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'Begin to add a passkey',
  description: `${once} Asks for a login as \`POST /api/me/totp\` does.`,
  tag: 'accounts',
  policy: 'login',
  answer: options,
  problems: { LOGIN_TOO_OLD: 403, SECOND_FACTOR_FIRST: 403, STRONGER_LOGIN_NEEDED: 403, TOO_MANY_PASSKEYS: 409 },
});

export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Add a passkey',
  description: 'This login has two factors at once, under a new id.',
  tag: 'accounts',
  policy: 'login',
  status: 201,
  body: z.object({ response: registration, name: line(60) }),
  answer: passkey,
  problems: { LOGIN_TOO_OLD: 403, SECOND_FACTOR_FIRST: 403, STRONGER_LOGIN_NEEDED: 403, PASSKEY_NOT_ADDED: 409 },
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/api/me/passkeys/:id',
  summary: 'Remove a passkey',
  description: 'Refused (`SECOND_FACTOR_REQUIRED`) for the last second factor while a role asks for one.',
  tag: 'accounts',
  policy: 'login',
  params: z.object({ id }),
  problems: { LOGIN_TOO_OLD: 403, SECOND_FACTOR_FIRST: 403, STRONGER_LOGIN_NEEDED: 403, SECOND_FACTOR_REQUIRED: 409 },
});

export const beginPasskeyLogin = endpoint({
  method: 'POST',
  path: '/api/login/passkey/options',
  summary: 'Begin to log in with a passkey',
  description: once,
  tag: 'accounts',
  policy: 'public',
  answer: options,
  problems: { TOO_MANY_ATTEMPTS: 429 },
});

export const logInByPasskey = endpoint({
  method: 'POST',
  path: '/api/login/passkey',
  summary: 'Log in with a passkey',
  description: 'The authenticator must have recognised its owner; the login counts as one of two factors.',
  tag: 'accounts',
  policy: 'public',
  body: z.object({ response: assertion }),
  answer: me,
  problems: { WRONG_PASSKEY: 401, TOO_MANY_ATTEMPTS: 429 },
});

export type RegistrationGiven = z.output<typeof registration>;
export type AssertionGiven = z.output<typeof assertion>;
