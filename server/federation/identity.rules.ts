import type { ProviderId } from './federation.contract.ts';

/** What a provider has signed about somebody: the claims of the ID token, and of the userinfo where they stand there. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who somebody is at a provider. Never a mail address: those change hands, and providers do not all prove them. */
export interface FederatedKey {
  issuer: string;
  subject: string;
}

export type Recognition =
  | ({ kind: 'recognised' } & FederatedKey)
  /** A pupil, a parent: not whom this is for. */
  | { kind: 'notStaff' }
  | { kind: 'incomplete' };

/**
 * Whom a provider vouches for. UNI-Login: issuer and `sub`, and only those whose `aktoer_gruppe` is Medarbejder. Entra:
 * issuer, tenant and object id, since its `sub` differs from one app registration to the next.
 */
export function recognise(provider: ProviderId, claims: Claims): Recognition {
  const issuer = textOf(claims.iss);
  if (issuer === null) return { kind: 'incomplete' };
  if (provider === 'entra') {
    const tenant = textOf(claims.tid);
    const object = textOf(claims.oid);
    return tenant === null || object === null
      ? { kind: 'incomplete' }
      : { kind: 'recognised', issuer, subject: `${tenant}:${object}` };
  }
  const subject = textOf(claims.sub);
  const groups = textsOf(claims.aktoer_gruppe);
  if (subject === null || groups.length === 0) return { kind: 'incomplete' };
  return groups.includes('Medarbejder') ? { kind: 'recognised', issuer, subject } : { kind: 'notStaff' };
}

/** Levels of assurance that ask for two factors, as UNI-Login writes them (old and NSIS names). */
const TWO_FACTORS = ['ToFaktor', '3', '4', 'Substantial', 'High'];

/** Whether a login counts as one with two factors: only where the setting says so, and never against the claims. */
export function hasSecondFactor(provider: ProviderId, claims: Claims, trusted: boolean): boolean {
  if (!trusted) return false;
  if (provider === 'entra') return claims.amr === undefined || textsOf(claims.amr).includes('mfa');
  const levels = [claims.unilogin_loa, claims.loa].flatMap(textsOf);
  return levels.length > 0 && levels.every((level) => TWO_FACTORS.includes(level));
}

/** Whether the ID token leaves something to be asked for at the userinfo endpoint. */
export function needsUserInfo(provider: ProviderId, claims: Claims): boolean {
  return provider === 'unilogin' && claims.aktoer_gruppe === undefined;
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' && claim.length <= 255 ? claim : null;
}

function textsOf(claim: unknown): string[] {
  const claims = Array.isArray(claim) ? claim : [claim];
  return claims.map((one) => (typeof one === 'number' ? String(one) : one)).filter((one) => typeof one === 'string');
}
