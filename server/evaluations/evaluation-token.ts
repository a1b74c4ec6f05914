import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#server/accounts/secret-box.ts';

/**
 * The secret in the link of the thank-you: an HMAC of booking and link version. It opens the three questions and nothing else, so
 * that the mail can be passed on to the colleague who was there; handing the booking over voids it with the other links.
 */
export function evaluationToken(secret: string, bookingId: string, linkVersion: number): string {
  return keyedHash(secret, 'evaluation', `${bookingId}:${linkVersion}`).toString('base64url');
}

/** Whether a token belongs to a booking; takes the same time whatever is wrong. */
export function isEvaluationToken(secret: string, bookingId: string, linkVersion: number, token: string): boolean {
  const expected = Buffer.from(evaluationToken(secret, bookingId, linkVersion));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
