import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { instant } from '#server/http/fields.ts';
import { me } from './account.contract.ts';

/** Why the own second factors cannot be changed with this login. */
const changeProblems = { LOGIN_TOO_OLD: 403, SECOND_FACTOR_FIRST: 403, STRONGER_LOGIN_NEEDED: 403 } as const;
const changeRule =
  'Asks for a login of the last 15 minutes (`LOGIN_TOO_OLD`) and, where there is a second factor, for one that showed it ' +
  '(`SECOND_FACTOR_FIRST`).';

export const readSecurity = endpoint({
  method: 'GET',
  path: '/api/me/security',
  summary: 'What the own second factors are, and whether this login may change them',
  tag: 'accounts',
  policy: 'login',
  answer: z.object({
    totpConfirmedAt: instant.nullable(),
    recoveryCodesLeft: z.int(),
    changeRefusal: z
      .enum(['LOGIN_TOO_OLD', 'SECOND_FACTOR_FIRST', 'STRONGER_LOGIN_NEEDED'])
      .nullable()
      .describe('Null = it may'),
    passwordWithoutCurrent: z
      .boolean()
      .describe('Whether a password may be set without the current one: just after a mail link'),
  }),
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Choose a password',
  description:
    'At least 12 characters, none of the common ones, not the own name or address; kinds of characters do not matter. ' +
    'Needs the current password, or a mail link of the last 15 minutes. Ends all other logins and gives this one a new id.',
  tag: 'accounts',
  policy: 'login',
  body: z.object({
    current: z.string().max(1000).optional(),
    new: z.string().min(1).max(1000),
  }),
  answer: me,
  problems: { NO_EMAIL: 409, TOO_MANY_ATTEMPTS: 429 },
});

export const beginTotp = endpoint({
  method: 'POST',
  path: '/api/me/totp',
  summary: 'Begin to set up codes from an app',
  description: `A new secret that counts only once a code has been shown (PUT). The one before stays in force. ${changeRule}`,
  tag: 'accounts',
  policy: 'login',
  body: z.object({ setup: z.string().max(2000).optional().describe('What was begun before, to be shown again') }),
  answer: z.object({
    secret: z.string().describe('Base32, as people type it'),
    uri: z.string().describe('For the QR code'),
    setup: z.string().describe('Sent back with the first code; half an hour'),
  }),
  problems: changeProblems,
});

const recoveryCodes = z.array(z.string()).describe('Shown this once: 10 codes, each good for one login');

export const confirmTotp = endpoint({
  method: 'PUT',
  path: '/api/me/totp',
  summary: 'Show the first code of the app',
  description: `From now on a password asks for a code. This login has two factors at once, under a new id. ${changeRule}`,
  tag: 'accounts',
  policy: 'login',
  body: z.object({ setup: z.string().max(2000), code: z.string().min(1).max(20) }),
  answer: z.object({ me, recoveryCodes }),
  problems: { ...changeProblems, SETUP_EXPIRED: 409 },
});

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/api/me/totp',
  summary: 'Do without codes from an app',
  description: `Refused (\`SECOND_FACTOR_REQUIRED\`) while a role asks for a second factor and there is no passkey. ${changeRule}`,
  tag: 'accounts',
  policy: 'login',
  problems: { ...changeProblems, SECOND_FACTOR_REQUIRED: 409 },
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/me/recovery-codes',
  summary: 'Ten new recovery codes; the old ones are void',
  description: changeRule,
  tag: 'accounts',
  policy: 'login',
  answer: z.object({ recoveryCodes }),
  problems: { ...changeProblems, NO_TOTP: 409 },
});

export const showSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Show the second factor after logging in without',
  description: 'For whoever came by an identity provider: the roles that ask for two factors are in force at once.',
  tag: 'accounts',
  policy: 'login',
  body: z.object({ code: z.string().min(1).max(20) }),
  answer: me,
  problems: { NO_TOTP: 409, TOO_MANY_ATTEMPTS: 429 },
});
