import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret in a booking's link: HMAC-SHA256 of booking and link version. Nothing is stored, so the same link can stand
 * in every mail; raising the version (handing over) voids the links given before.
 */
export function manageToken(secret: string, bookingId: string, linkVersion: number): string {
  return createHmac('sha256', secret).update(`manage:${bookingId}:${linkVersion}`).digest('base64url');
}

/** Whether a token belongs to a booking; takes the same time whatever is wrong. */
export function isManageToken(secret: string, bookingId: string, linkVersion: number, token: string): boolean {
  const expected = Buffer.from(manageToken(secret, bookingId, linkVersion));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The booking's page for whoever holds the link. */
export function manageUrl(publicUrl: string, language: 'da' | 'en', reference: string, token: string): string {
  return `${publicUrl}${language === 'en' ? '/en' : ''}/booking/${reference}/${token}`;
}

/** Of a booking that has not been handed over. */
const FIRST_LINK = 1;

/**
 * The link that whoever makes a booking is given, and is given again for the same idempotency key. Never a later one: whoever has
 * handed the booking over does not get at it by sending the form once more.
 */
export function firstLink(
  { PUBLIC_URL, LINK_SECRET }: { PUBLIC_URL: string; LINK_SECRET: string },
  { id, language, reference }: { id: string; language: 'da' | 'en'; reference: string },
): { manageToken: string; manageUrl: string } {
  const token = manageToken(LINK_SECRET, id, FIRST_LINK);
  return { manageToken: token, manageUrl: manageUrl(PUBLIC_URL, language, reference, token) };
}
