import { z } from 'zod';
import { me } from '#server/accounts/account.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { email, instant } from '#server/http/fields.ts';

/** Longer than any token: a wrong one is answered like an unknown one. */
const token = z.string().min(1).max(200);
const asked = z.object({
  expiresAt: instant.describe('When link and code can no longer be used: 10 minutes from now'),
});

export const askForLoginLink = endpoint({
  method: 'POST',
  path: '/api/login/links',
  summary: 'Have a link and a six-digit code to log in sent by mail',
  description:
    'Answers the same for addresses with and without an account: one is made when the first link is used. Sets a cookie ' +
    '(HttpOnly, SameSite=Lax, 10 minutes): link and code work only in the browser that asked. The language of the mail is ' +
    'that of the call. At most 5 an hour for a mail address and 100 for a network address: 429 with Retry-After.',
  tag: 'accounts',
  policy: 'public',
  body: z.strictObject({
    email,
    next: z.string().max(2000).optional().describe('Own path to go to afterwards; anything else is ignored'),
  }),
  answer: asked,
  status: 202,
  problems: { TOO_MANY_ATTEMPTS: 429 },
});

const linkRefusals = { LINK_NOT_VALID: 409, OTHER_BROWSER: 409 } as const;

export const lookAtLoginLink = endpoint({
  method: 'GET',
  path: '/api/login/links/:token',
  summary: 'What a mailed link is for',
  description:
    'Uses nothing up, however often it is asked: mail scanners follow links. A link that is unknown, used, expired or void ' +
    'answers `LINK_NOT_VALID`, whichever it is; one that another browser asked for `OTHER_BROWSER`.',
  tag: 'accounts',
  policy: 'public',
  params: z.object({ token }),
  answer: z.object({ purpose: z.enum(['LOGIN', 'PROVE_EMAIL']) }),
  problems: linkRefusals,
});

export const useLoginLink = endpoint({
  method: 'POST',
  path: '/api/login/links/consume',
  summary: 'Log in with a mailed link or its code, or show an address to be one’s own',
  description:
    'Works once, in the browser that asked. After 5 wrong codes the link is void. A login by link has only the roles TEACHER ' +
    'and SCHOOL_ADMINISTRATOR in force. A link that shows an address to be one’s own begins no login: `account` is null.',
  tag: 'accounts',
  policy: 'public',
  body: z.strictObject({
    token: token.optional(),
    code: z.string().max(20).optional().describe('Six digits; read when there is no token'),
    email: email.optional().describe('The address that the code was sent to, when several were asked for'),
    remember: z.boolean().optional().describe('Stay logged in for 30 days on this device, instead of 12 hours'),
  }),
  answer: z.object({
    purpose: z.enum(['LOGIN', 'PROVE_EMAIL']),
    account: me.nullable(),
    next: z.string().nullable().describe('Own path that was asked for'),
  }),
  problems: { ...linkRefusals, WRONG_CODE: 401, ACCOUNT_CLOSED: 403, EMAIL_TAKEN: 409, TOO_MANY_ATTEMPTS: 429 },
});

export const proveOwnEmail = endpoint({
  method: 'POST',
  path: '/api/me/email',
  summary: 'Have a link sent that shows a mail address to be one’s own',
  description:
    'For accounts without a proven address (UNI-Login gives none). The same mail, cookie and limits as for logging in.',
  tag: 'accounts',
  policy: 'login',
  body: z.strictObject({ email, next: z.string().max(2000).optional() }),
  answer: asked,
  status: 202,
  problems: { EMAIL_IS_SET: 409, TOO_MANY_ATTEMPTS: 429 },
});

export const readInvitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'What an invitation is for',
  description: 'Uses nothing up. Tells the invitee’s own name and nothing else about anybody.',
  tag: 'accounts',
  policy: 'public',
  params: z.object({ token }),
  answer: z.object({
    name: z.string(),
    password: z
      .enum(['REQUIRED', 'OPTIONAL', 'EXISTS'])
      .describe('Whether a password is chosen when it is taken up; EXISTS: the account has one, and keeps it'),
  }),
  problems: { LINK_NOT_VALID: 409 },
});

export const takeUpInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/consume',
  summary: 'Take up an account',
  description: 'Works once, within 7 days. Shows the address to be the invitee’s, sets the first password and logs in.',
  tag: 'accounts',
  policy: 'public',
  body: z.strictObject({ token, password: z.string().max(1000).optional() }),
  answer: me,
  problems: { LINK_NOT_VALID: 409 },
});
