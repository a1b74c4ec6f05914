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
