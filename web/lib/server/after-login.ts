import { href } from '#lib/links.ts';
import type { Me } from '#server/accounts/account.contract.ts';
import type { Role } from '#server/http/policy.ts';
import type { Language } from '#server/time/language.ts';

const SECURITY = '/min-side/sikkerhed';
const STAFF: readonly Role[] = ['EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'];
/** So many wrong attempts before a login are shown at once. */
const MANY_FAILURES = 3;

/** Where somebody goes who has logged in: where they wanted to, unless their account needs them first. */
export function addressAfterLogin(me: Me, next: string | null, language: Language): string {
  const page = next ?? href(language, homeOf(me));
  const security = href(language, SECURITY);
  const first = lacksSecondFactor(me) || me.login.failuresBefore >= MANY_FAILURES;
  if (!first || page === security) return page;
  // The security page leads on.
  return `${security}?next=${encodeURIComponent(page)}`;
}

/** A role sleeps because there is no second factor at all: it has to be set up. */
function lacksSecondFactor({ factors, login }: Me): boolean {
  return login.method === 'PASSWORD' && factors.required && !factors.totp && factors.passkeys === 0;
}

function homeOf({ roles }: Me): string {
  const held = roles.map(({ role }) => role);
  if (held.some((role) => STAFF.includes(role))) return '/personale';
  if (held.includes('COORDINATOR')) return '/omraade';
  return '/min-side';
}
