import { type Policy, type Role, refusalOfRoles } from '#server/http/policy.ts';

/**
 * Who may see each page and use the forms on it (A2): the address as a SvelteKit route, and one policy. `hooks.server.ts`
 * asks this table before a page is loaded or a form is read; a route that is not here answers 500, and the test that walks
 * `web/routes` fails. What of a page's things a person may see, the API decides: pages have no other way to data.
 */
export const pagePolicies: Record<string, Policy> = {
  '/': 'public',
  '/api/docs': 'public',
  '/book/[sessionId]': 'public',
  '/booking/[reference]/[token]': 'bookingLink',
  '/booking/[reference]/[token]/invite.ics': 'bookingLink',
  '/dev/look': 'public',
  '/ingen-adgang': 'public',
  '/invitation/[token]': 'public',
  '/log-ind': 'public',
  '/log-ind/kode': 'public',
  '/log-ind/link/[token]': 'public',
  '/log-ud': 'public',
  '/min-booking': 'public',
  '/min-side': 'login',
  '/min-side/skole': 'login',
  '/min-side/andre-login': 'login',
  '/min-side/sikkerhed': 'login',
  '/omraade': 'area',
  '/personale/dag/[date]': 'staff',
  '/personale/mangler': 'staff',
  '/personale/persondata': 'knowledgeCentre',
  '/personale/persondata/hent': 'knowledgeCentre',
  '/personale/booking/[reference]': 'staff',
  '/personale/historik': 'lead',
  '/personale/personer': 'lead',
  '/personale/personer/ny': 'lead',
  '/personale/personer/[id]': 'lead',
  '/personale/uge/[week]': 'staff',
  '/personale/tavle/[week]': 'staff',
  '/personale/tavle/flyt/[sessionId]': 'lead',
  '/personale/maaned/[month]': 'staff',
  '/personale/planlaegning': 'staff',
  '/personale/registre': 'knowledgeCentre',
  '/personale/registre/afdelinger': 'knowledgeCentre',
  '/personale/registre/afdelinger/[slug]': 'knowledgeCentre',
  '/personale/registre/afdelinger/ny': 'knowledgeCentre',
  '/personale/registre/import': 'knowledgeCentre',
  '/personale/registre/import/[id]': 'knowledgeCentre',
  '/personale': 'staff',
  '/privatliv': 'public',
  '/saadan-booker-i': 'public',
  '/skole/[number]': 'school',
  '/statistik': 'figures',
  '/statistik/besoeg': 'staff',
  '/steder': 'public',
  '/steder/[slug]': 'public',
  '/tilbud': 'public',
  '/tilbud/[slug]': 'public',
  '/tilgaengelighed': 'public',
};

/** Whether somebody with these roles in force is let in to a page: what a menu shows. Null = nobody is logged in. */
export function opensFor(route: string, roles: Role[] | null): boolean {
  const policy = pagePolicies[route];
  return policy !== undefined && refusalOfRoles(policy, roles) === null;
}
