import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

export interface SigningKey {
  /** With its private part. */
  jwk: JsonWebKey & { kid: string };
  publicJwk: JsonWebKey & { kid: string };
  privateKey: KeyObject;
}

/** An RSA key for RS256 with a key id. */
export function newSigningKey(kid = 'key-1'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const facts = { kid, use: 'sig', alg: 'RS256' };
  return {
    privateKey,
    jwk: { ...privateKey.export({ format: 'jwk' }), ...facts },
    publicJwk: { ...publicKey.export({ format: 'jwk' }), ...facts },
  };
}

/** A JWT as a provider would sign it; without a key one that says `alg: none`. */
export function signedToken(claims: Record<string, unknown>, key: SigningKey | null): string {
  const header = key === null ? { alg: 'none', typ: 'JWT' } : { alg: 'RS256', typ: 'JWT', kid: key.jwk.kid };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = key === null ? '' : sign('sha256', Buffer.from(text), key.privateKey).toString('base64url');
  return `${text}.${signature}`;
}
