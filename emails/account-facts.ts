import { z } from 'zod';
import type { EducatorMail } from './educator-facts.ts';

const instant = z.iso.datetime({ offset: true });
const language = z.enum(['da', 'en']);
/** When the mail was queued. */
const statedAt = instant;

/** Id of the link that the mail carries. Token and code are made of it when the mail is rendered: the outbox holds neither. */
const linkId = z.uuid();

export const loginLinkFacts = z.object({
  language,
  statedAt,
  linkId,
  purpose: z.enum(['LOGIN', 'PROVE_EMAIL']),
  /** After it the mail is of no use and no longer sent. */
  expiresAt: instant,
});

export const invitationFacts = z.object({
  language,
  statedAt,
  linkId,
  expiresAt: instant,
  /** Name of the person who made the account; null = not told. */
  invitedBy: z.string().nullable(),
  /** What the account is for, in the language of the mail: "underviser, Københavns Befæstning". */
  roles: z.array(z.string()),
});

export const securityEvents = [
  'PASSWORD_CHANGED',
  'SECOND_FACTOR_ADDED',
  'SECOND_FACTOR_REMOVED',
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'MANY_FAILURES',
  'IDENTITY_ADDED',
  'RECOVERY_CODE_USED',
] as const;

export const securityNoticeFacts = z.object({
  language,
  statedAt,
  event: z.enum(securityEvents),
});

export type SecurityEvent = (typeof securityEvents)[number];
export type LoginLinkFacts = z.infer<typeof loginLinkFacts>;
export type InvitationFacts = z.infer<typeof invitationFacts>;
export type SecurityNoticeFacts = z.infer<typeof securityNoticeFacts>;

/** A mail to the owner of an account, with everything that it tells; the addresses and the code are made when it is rendered. */
export type AccountMail =
  | { kind: 'LOGIN_LINK'; facts: LoginLinkFacts; linkUrl: string; code: string }
  | { kind: 'INVITATION'; facts: InvitationFacts; linkUrl: string }
  | { kind: 'SECURITY_NOTICE'; facts: SecurityNoticeFacts; securityUrl: string }
  | EducatorMail;

export type AccountMailKind = AccountMail['kind'];
