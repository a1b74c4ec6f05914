import { hash } from 'node:crypto';

/** The secret of an invented person's second factor: 20 bytes out of the mail address, for everybody to see. */
export function demoTotpSecret(email: string): Buffer {
  return hash('sha1', `demo-totp|${email}`, 'buffer');
}
