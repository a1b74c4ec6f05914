import type { Role } from '#server/http/policy.ts';
import type { Language } from '#server/time/language.ts';
import { href } from './links.ts';
import { opensFor } from './page-policies.ts';
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
 * The main menu: visitors find and change bookings; who is logged in gets the pages that their roles open.
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
  const own = [
    { label: texts.schedule, route: '/personale' },
    { label: texts.area, route: '/omraade' },
    { label: texts.statistics, route: '/statistik' },
    { label: texts.myPage, route: '/min-side' },
  ];
  const open = own.filter(({ route }) => opensFor(route, login.roles));
  return [...visitor, ...open.map(({ label, route }) => item(label, route))];
}
