import type { Role } from '#server/http/policy.ts';
import type { Language } from '#server/time/language.ts';
import { href } from './links.ts';
import { shellTexts } from './texts/shell.ts';

/** Who is logged in, as the masthead shows it. */
export interface ShellLogin {
  name: string;
  /** The first role's name, in the page's language. */
  role: string;
  /** All roles in force. */
  roles: Role[];
}

export interface MenuItem {
  label: string;
  href: string;
  /** The page itself, or a page below it. */
  current: boolean;
}

/**
 * The main menu: visitors find and change bookings, staff plan and count.
 * @param path the address without its language prefix
 */
export function menuOf(language: Language, path: string, login: ShellLogin | null): MenuItem[] {
  const texts = shellTexts[language];
  const item = (label: string, to: string): MenuItem => ({
    label,
    href: href(language, to),
    current: path === to || path.startsWith(`${to}/`),
  });
  const visitor = [item(texts.findOffers, '/tilbud'), item(texts.places, '/steder')];
  if (!login) return [...visitor, item(texts.myBooking, '/min-booking'), item(texts.logIn, '/log-ind')];
  const holds = (...roles: Role[]) => login.roles.some((role) => roles.includes(role));
  const works = holds('EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE');
  return [
    ...visitor,
    ...(works ? [item(texts.schedule, '/personale')] : []),
    ...(works || holds('COORDINATOR', 'PARTNER') ? [item(texts.statistics, '/statistik')] : []),
    item(texts.myPage, '/min-side'),
  ];
}
