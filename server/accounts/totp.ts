import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** A phone's clock may be one step off (RFC 6238, 5.2). */
const WINDOW = 1;

const generator = (secret: Uint8Array) =>
  new TOTP({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }), period: PERIOD_SECONDS, digits: 6 });

/** The step that an instant lies in: Unix time / 30. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / PERIOD_SECONDS);
}

/** The six digits of an instant. */
export function totpCode(secret: Uint8Array, now: Date): string {
  return generator(secret).generate({ timestamp: now.getTime() });
}

/**
 * The step that a code belongs to, one step early or late included; null = wrong, or not later than `lastStep`: a code
 * that was used, or one older than it, counts no more (S8).
 */
export function acceptedStep(
  secret: Uint8Array,
  { code, now, lastStep }: { code: string; now: Date; lastStep: number | null },
): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = generator(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = stepOf(now) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** What an authenticator app reads from the QR code. */
export function totpUri(secret: Uint8Array, account: string): string {
  const issuer = 'Skolebesøg';
  const { base32 } = new Secret({ buffer: new Uint8Array(secret).buffer });
  return new TOTP({ issuer, label: account, secret: base32, period: PERIOD_SECONDS, digits: 6 }).toString();
}

/** The secret as people type it: Base32. */
export function totpSecretText(secret: Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(secret).buffer }).base32;
}
