/** Whom a passkey is for: the site, by its name, and the origins that may use it. */
export interface RelyingParty {
  id: string;
  origins: string[];
}

/**
 * The relying party of an installation, out of PUBLIC_URL. An address of numbers can own no passkeys (WebAuthn 5.1.3), so
 * a demo at 127.0.0.1 has them at http://localhost with the same port.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { origin, hostname, port } = new URL(publicUrl);
  if (hostname !== '127.0.0.1' && hostname !== '[::1]') return { id: hostname, origins: [origin] };
  return { id: 'localhost', origins: [`http://localhost${port === '' ? '' : `:${port}`}`] };
}
