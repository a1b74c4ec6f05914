import type { Language } from '#server/time/language.ts';
import type { ReturnResult } from './federated-login.service.ts';

/** Where identities are added and removed. */
export const IDENTITIES_PAGE = '/min-side/andre-login';

/** The page that says what went wrong: the login, or the page where the identity was to be added. */
export function failedAddress({ code, adding }: { code: string; adding: boolean }, language: Language): string {
  const page = adding && code !== 'LOGGED_OUT' ? IDENTITIES_PAGE : '/log-ind';
  return inLanguage(`${page}?fejl=${code}`, language);
}

const STAFF = ['EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'];

/** Where somebody was going; after a first login by way of the question which school is theirs. */
export function addressAfter({ begun, isNew, next, language }: ReturnResult & { kind: 'loggedIn' }): string {
  if (isNew)
    return inLanguage(`/min-side/skole?velkommen${next === null ? '' : `&next=${encodeURIComponent(next)}`}`, language);
  const held = begun.account.roles.map(({ role }) => role);
  const area = held.includes('COORDINATOR') ? '/omraade' : '/min-side';
  const home = held.some((role) => STAFF.includes(role)) ? '/personale' : area;
  return next ?? inLanguage(home, language);
}

/** English pages live under /en with the same words. */
export function inLanguage(path: string, language: Language): string {
  return language === 'en' ? `/en${path}` : path;
}
