import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '#server/platform/ids.ts';
import type { HoldFacts } from './booking.facts.ts';

/** What stands for a hold in a form: its id, and an HMAC that only this server can make. */
export function holdToken(secret: string, holdId: string): string {
  return `${holdId}.${createHmac('sha256', secret).update(`hold:${holdId}`).digest('base64url')}`;
}

/** The id of the hold that a token stands for; null = no token of ours. */
export function holdIdOf(secret: string, token: string): string | null {
  const [id = ''] = token.split('.');
  if (!isId(id)) return null;
  const expected = Buffer.from(holdToken(secret, id));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** What is kept of the cookie of a browser that holds places. */
export function holderHashOf(cookie: string): string {
  return createHash('sha256').update(cookie).digest('hex');
}

/**
 * Whether a browser holds these places. Whoever shows no cookie is believed by the token alone: programs keep none, and nobody else
 * can know a token.
 * @param holder the browser's cookie; null = it sent none
 */
export function isHeldBy({ holderHash }: Pick<HoldFacts, 'holderHash'>, holder: string | null): boolean {
  return holder === null || holderHash === holderHashOf(holder);
}
