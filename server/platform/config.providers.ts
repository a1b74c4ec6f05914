import { z } from 'zod';

/** A setting is empty when it is missing or written as `NAME=`. */
export const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()));

const issuer = optionalText.refine(
  (text) => text === undefined || isIssuer(text),
  'must be an address that begins with https://, without query',
);

const yes = optionalText
  .refine((text) => text === undefined || text === 'true' || text === 'false', 'must be true or false')
  .transform((text) => text === 'true');

/** The identity providers that people may log in with; each is left out unless its first three settings are given. */
export const providerSettings = {
  UNILOGIN_ISSUER: issuer,
  UNILOGIN_CLIENT_ID: optionalText,
  UNILOGIN_CLIENT_SECRET: optionalText,
  UNILOGIN_SECOND_FACTOR: yes,
  ENTRA_ISSUER: issuer,
  ENTRA_CLIENT_ID: optionalText,
  ENTRA_CLIENT_SECRET: optionalText,
  ENTRA_SECOND_FACTOR: yes,
};

type ProviderSettings = z.output<z.ZodObject<typeof providerSettings>>;

/** A sentence for each setting that is missing beside others of its provider. */
export function unfinishedProviders(values: ProviderSettings): string[] {
  const providers = [
    ['UNILOGIN_ISSUER', 'UNILOGIN_CLIENT_ID', 'UNILOGIN_CLIENT_SECRET'],
    ['ENTRA_ISSUER', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'],
  ] as const;
  return providers.flatMap((names) => {
    const given = names.filter((name) => values[name] !== undefined);
    const missing = names.filter((name) => values[name] === undefined);
    return given.length === 0 ? [] : missing.map((name) => `${name} must be set when ${given[0]} is.`);
  });
}

/** Keys travel from there: only over https, or from this machine in development and tests. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  if (search !== '' || hash !== '' || username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}

/** Whether a host name is this machine itself. */
export function isThisMachine(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
