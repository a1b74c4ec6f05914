import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a ceremony can get wrong; left out = done right. */
export interface Deviation {
  origin?: string;
  challenge?: string;
  type?: string;
  rpId?: string;
  /** False = the authenticator did not ask who its owner is. */
  userVerified?: boolean;
  /** What the authenticator says how often it was used. */
  counter?: number;
  userHandle?: string;
}

const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

/** A passkey in software: ES256, discoverable, attestation "none" (WebAuthn 3, 6 and 8.7). */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #rpId: string;
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly credentialId = randomBytes(32);
  counter = 0;
  userHandle = randomBytes(16).toString('base64url');

  constructor(origin: string) {
    this.#origin = origin;
    this.#rpId = new URL(origin).hostname;
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  /** The answer to `navigator.credentials.create`, as `toJSON()` writes it. */
  register(options: { challenge: string; user: { id: string } }, deviation: Deviation = {}) {
    this.userHandle = options.user.id;
    const attested = Buffer.concat([Buffer.alloc(16), length16(this.credentialId), this.credentialId, this.#coseKey()]);
    const authData = Buffer.concat([this.#authenticatorData(deviation, AT), attested]);
    const attestationObject = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(authData)],
    ]);
    const clientDataJSON = this.#clientData('webauthn.create', options.challenge, deviation).toString('base64url');
    const response = {
      clientDataJSON,
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    };
    return { ...this.#credential(), response };
  }

  /** The answer to `navigator.credentials.get`; counts up. */
  authenticate(options: { challenge: string }, deviation: Deviation = {}) {
    this.counter = deviation.counter ?? this.counter + 1;
    const authenticatorData = this.#authenticatorData({ ...deviation, counter: this.counter });
    const clientData = this.#clientData('webauthn.get', options.challenge, deviation);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    const signature = sign('sha256', signed, this.#privateKey);
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: deviation.userHandle ?? this.userHandle,
    };
    return { ...this.#credential(), response };
  }

  #credential() {
    const id = this.credentialId.toString('base64url');
    return { id, rawId: id, type: 'public-key' };
  }

  #clientData(type: string, challenge: string, deviation: Deviation): Buffer {
    const { origin = this.#origin } = deviation;
    const data = {
      type: deviation.type ?? type,
      challenge: deviation.challenge ?? challenge,
      origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(data));
  }

  #authenticatorData({ rpId = this.#rpId, userVerified = true, counter = 0 }: Deviation, more = 0): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(UP | (userVerified ? UV : 0) | more, 0);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), rest]);
  }

  /** RFC 9053: kty EC2, alg ES256, crv P-256, x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    return cborMap([
      [cborInt(1), cborInt(2)],
      [cborInt(3), cborInt(-7)],
      [cborInt(-1), cborInt(1)],
      [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
    ]);
  }
}

// The little of CBOR (RFC 8949) that an attestation needs.
const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
};
const cborInt = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const cborBytes = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes]);
const cborText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);
const cborMap = (pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

function length16(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return length;
}
