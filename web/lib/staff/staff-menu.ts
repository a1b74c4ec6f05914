import { opensFor } from '#lib/page-policies.ts';
import { staffTexts } from '#lib/texts/staff.ts';
import type { Role } from '#server/http/policy.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { weekName } from './week.ts';

/** What staff plan with, in the order of the menu and of the page that explains it. */
export const planningRoutes = [
  '/personale/tilbud',
  '/personale/tider',
  '/personale/venteliste',
  '/personale/undervisere',
  '/personale/lokaler',
  '/personale/spaerret-tid',
  '/personale/lukkedage',
  '/personale/aflys',
  '/personale/syg',
] as const;

const keepingRoutes = [
  '/personale/evalueringer',
  '/personale/personer',
  '/personale/historik',
  '/personale/registre',
  '/personale/persondata',
] as const;

export type StaffRoute = (typeof planningRoutes)[number] | (typeof keepingRoutes)[number];

export interface StaffLink {
  label: string;
  /** Without the language's prefix. */
  path: string;
}

/**
 * The menu of the staff's area, in two rows: the calendar and what is to be done; planning and keeping. A page stands in it
 * when one of the roles in force opens it.
 */
export function staffMenu(around: {
  language: Language;
  roles: Role[];
  today: LocalDate;
  /** Visits without attendance, and bookings that somebody has to look at. */
  missing: number;
  tasks: number;
}): [calendar: StaffLink[], planning: StaffLink[]] {
  const { language, roles, today, missing, tasks } = around;
  const { nav } = staffTexts[language];
  const named = (route: StaffRoute): StaffLink => ({ label: nav.pages[route], path: route });
  return [
    [
      { label: nav.week, path: `/personale/uge/${weekName(today)}` },
      { label: nav.today, path: `/personale/dag/${today}` },
      { label: nav.board, path: `/personale/tavle/${weekName(today)}` },
      { label: nav.month, path: `/personale/maaned/${today.slice(0, 7)}` },
      { label: nav.missing(missing), path: '/personale/mangler' },
      { label: nav.tasks(tasks), path: '/personale/opgaver' },
    ],
    [
      { label: nav.planning, path: '/personale/planlaegning' },
      ...[...planningRoutes, ...keepingRoutes].filter((route) => opensFor(route, roles)).map(named),
    ],
  ];
}

/** Whether a page, or one below it, is shown; the weeks, days and months of the calendar are all one page to the menu. */
export function isCurrent(link: StaffLink, path: string): boolean {
  const [, calendar] = /^(\/personale\/(?:uge|dag|tavle|maaned))\//.exec(link.path) ?? [];
  const root = calendar ?? link.path;
  return path === root || path.startsWith(`${root}/`);
}
