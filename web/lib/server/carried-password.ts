import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

// Between the password and the code of the second step the form comes back once. The password goes along encrypted, so that
// nobody has to type it twice and it stands in no page, address or log. The key lives as long as the process.

const KEY = randomBytes(32);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MINUTES = 10;

export interface Carried {
  email: string;
  password: string;
}

/** What stands in the form's hidden field. */
export function carry(carried: Carried, now = Date.now()): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', KEY, nonce);
  const text = Buffer.from(JSON.stringify({ ...carried, until: now + MINUTES * 60_000 }));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was carried; null when it is too old, changed, or from another process. */
export function uncarry(field: string, now = Date.now()): Carried | null {
  const bytes = Buffer.from(field, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    const { email, password, until } = JSON.parse(text.toString()) as Carried & { until: number };
    return now < until ? { email, password } : null;
  } catch {
    return null;
  }
}
