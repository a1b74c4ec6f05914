import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret in the link to a school's head: an HMAC of the booking and the address that was asked. Stored nowhere; asking somebody
 * else instead voids the link given before.
 */
export function headToken(secret: string, { bookingId, email }: { bookingId: string; email: string }): string {
  return createHmac('sha256', secret).update(`head:${bookingId}:${email.toLowerCase()}`).digest('base64url');
}

/** Whether a token belongs to a question; takes the same time whatever is wrong. */
export function isHeadToken(secret: string, question: { bookingId: string; email: string }, token: string): boolean {
  const expected = Buffer.from(headToken(secret, question));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The page where the head answers. */
export function headUrl(publicUrl: string, language: 'da' | 'en', bookingId: string, token: string): string {
  return `${publicUrl}${language === 'en' ? '/en' : ''}/godkend/${bookingId}/${token}`;
}
