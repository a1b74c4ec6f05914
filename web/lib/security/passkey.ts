import { securityTexts } from '#lib/texts/security.ts';
import type { Language } from '#server/time/language.ts';

export type PasskeyOutcome = { ok: true } | { ok: false; why: string };

/** Whether this browser can make and use passkeys the way we ask for them. */
export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Makes a passkey on this device and adds it to the account that is logged in. */
export async function addPasskey(name: string, language: Language): Promise<PasskeyOutcome> {
  return ceremony('/api/me/passkeys', language, async (options) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    );
    const made = await navigator.credentials.create({ publicKey });
    return { response: jsonOf(made), name };
  });
}

/** Logs in with a passkey of this device. */
export async function logInByPasskey(language: Language): Promise<PasskeyOutcome> {
  return ceremony('/api/login/passkey', language, async (options) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
    return { response: jsonOf(await navigator.credentials.get({ publicKey })) };
  });
}

/** Asks for a challenge, lets the authenticator answer it, and sends the answer. */
async function ceremony(
  path: string,
  language: Language,
  answer: (options: unknown) => Promise<unknown>,
): Promise<PasskeyOutcome> {
  const asked = await post(`${path}/options`, {}, language);
  if (!asked.ok) return asked;
  try {
    const sent = await post(path, await answer(asked.body), language);
    return sent.ok ? { ok: true } : sent;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const texts = securityTexts[language].passkeys;
    if (error.name === 'InvalidStateError') return { ok: false, why: texts.already };
    // The address in the address bar is not the site that the passkeys are for, e.g. 127.0.0.1 instead of localhost.
    if (error.name === 'SecurityError') return { ok: false, why: texts.elsewhere(siteOf(asked.body)) };
    return { ok: false, why: texts.cancelled };
  }
}

type Answered = { ok: true; body: unknown } | { ok: false; why: string };

async function post(path: string, body: unknown, language: Language): Promise<Answered> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });
  const said: unknown = await response.json();
  return response.ok ? { ok: true, body: said } : { ok: false, why: (said as { detail: string }).detail };
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No credential', 'NotAllowedError');
  return credential.toJSON();
}

function siteOf(options: unknown): string {
  const { rp, rpId } = options as { rp?: { id?: string }; rpId?: string };
  return rp?.id ?? rpId ?? '';
}
