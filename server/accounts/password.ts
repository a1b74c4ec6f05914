import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Work of one password: argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const WORK = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** Refuses absurd work in a stored hash, so that a damaged row cannot stop the server. */
const MAX_WORK = { memory: 1_048_576, passes: 16, parallelism: 16 };

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** Verified when there is no hash to verify: an unknown mail address must cost the same work. Nobody's password. */
export const DUMMY_HASH = phc(WORK, Buffer.alloc(SALT_BYTES, 'skolebesøg'), Buffer.alloc(TAG_BYTES, 'ingen'));

type Work = Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'>;

/** Hashes a password for storing, in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(WORK, salt, await derive(password, WORK, salt, TAG_BYTES));
}

/**
 * Whether a password belongs to a stored hash. Without a hash, or with one that cannot be read, a dummy is verified and
 * the answer is no: the work is the same.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const own = stored === null ? null : parse(stored);
  const hash = own ?? parse(DUMMY_HASH);
  if (hash === null) return false;
  const tag = await derive(password, hash.work, hash.salt, hash.tag.length);
  return timingSafeEqual(tag, hash.tag) && own !== null;
}

function derive(password: string, work: Work, nonce: Buffer, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'), 'utf8');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength, ...work }, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

function phc({ memory, passes, parallelism }: Work, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

function parse(stored: string): { work: Work; salt: Buffer; tag: Buffer } | null {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return null;
  const work = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  if (work.memory > MAX_WORK.memory || work.passes > MAX_WORK.passes || work.parallelism > MAX_WORK.parallelism) {
    return null;
  }
  return { work, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
