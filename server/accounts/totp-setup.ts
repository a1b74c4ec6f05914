import { randomBytes } from 'node:crypto';
import { seal, unseal } from './secret-box.ts';

const SECRET_BYTES = 20;
const SETUP_MINUTES = 30;

/**
 * A second factor that is being set up. It stands in no table: the secret travels sealed to the page and back, so that
 * beginning anew takes nothing away from the factor in force.
 */
export interface TotpSetup {
  accountId: string;
  secret: Buffer;
}

/** A new secret of 160 bits (RFC 4226, 4). */
export function newSetup(accountId: string): TotpSetup {
  return { accountId, secret: randomBytes(SECRET_BYTES) };
}

/** What the page keeps: nobody without the installation's secret can read or make it. */
export function sealSetup(secret: string, setup: TotpSetup, now: Date): string {
  const expiresAt = now.getTime() + SETUP_MINUTES * 60_000;
  const plain = JSON.stringify({ accountId: setup.accountId, secret: setup.secret.toString('base64'), expiresAt });
  return seal(secret, Buffer.from(plain)).toString('base64url');
}

/** Null = not one of ours, somebody else's, or too old. */
export function openSetup(
  secret: string,
  sealed: string,
  { accountId, now }: { accountId: string; now: Date },
): TotpSetup | null {
  const plain = unseal(secret, Buffer.from(sealed, 'base64url'));
  const kept = plain === null ? null : parsed(plain.toString());
  if (kept === null || kept.accountId !== accountId || kept.expiresAt <= now.getTime()) return null;
  return { accountId, secret: Buffer.from(kept.secret, 'base64') };
}

interface Kept {
  accountId: string;
  secret: string;
  expiresAt: number;
}

/** Sealed boxes of another kind hold no JSON. */
function parsed(text: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null) return false;
  const { accountId, secret, expiresAt } = kept as Record<string, unknown>;
  return typeof accountId === 'string' && typeof secret === 'string' && typeof expiresAt === 'number';
}
