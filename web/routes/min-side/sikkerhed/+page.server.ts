import { ownPath } from '#lib/server/own-path.ts';
import { securityActions } from '#lib/server/security-actions.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { securityTexts } from '#lib/texts/security.ts';
import { readMe } from '#server/accounts/account.contract.ts';
import { readSecurity } from '#server/accounts/factors.contract.ts';
import { listOwnLogins } from '#server/accounts/own-login.contract.ts';
import { listPasskeys } from '#server/accounts/passkey.contract.ts';
import { formatDate, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { PageServerLoad } from './$types';

export const actions = securityActions;

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { language } = event.locals;
  const api = staffApi(event);
  const [me, security, passkeys, logins] = await Promise.all([
    api.get(readMe),
    api.get(readSecurity),
    api.get(listPasskeys),
    api.get(listOwnLogins),
  ]);
  const day = (instant: string | null) => instant && formatDate(localDateOf(new Date(instant)), language);
  return {
    me,
    security,
    totpSince: day(security.totpConfirmedAt),
    passkeys: passkeys.items.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      added: day(createdAt) ?? '',
      used: day(lastUsedAt),
    })),
    logins: logins.items.map((login) => ({
      ...login,
      since: momentWords(login.createdAt, language),
      seen: momentWords(login.lastSeenAt, language),
    })),
    next: ownPath(event.url.searchParams.get('next')),
    done: event.url.searchParams.get('gjort'),
  };
};

/** "mandag den 16. marts 2026 kl. 9.00", in Danish time. */
function momentWords(instant: string, language: Language): string {
  const at = new Date(instant);
  return securityTexts[language].at(formatDate(localDateOf(at), language), formatTime(at, language));
}
