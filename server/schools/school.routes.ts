import type { Router } from 'express';
import { empty, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './school.contract.ts';
import { expectedInvoices, removeAdministrator, schoolOf, schoolVisits, setAdministrator } from './school.service.ts';

/** A school's own page: its visits, its invoices and its office. A school of others is 404. */
export function schoolRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;
  const find = (login: Login | null, number: string) => schoolOf(db, login as Login, number);

  serve(router, deps, mounted, contract.readSchool, async ({ params, login }) => {
    const school = await find(login, params.number);
    return school === null ? notFound() : ok(school);
  });

  serve(router, deps, mounted, contract.listSchoolVisits, async ({ params, query, login, language, now }) => {
    const school = await find(login, params.number);
    return school === null ? notFound() : ok(await schoolVisits(db, school, { ...query, language, now }));
  });

  serve(router, deps, mounted, contract.listExpectedInvoices, async ({ params, login, language, now }) => {
    const school = await find(login, params.number);
    return school === null ? notFound() : ok(await expectedInvoices(db, school, language, now));
  });

  serve(router, deps, mounted, contract.setSchoolAdministrator, async ({ params, body, login, now }) => {
    const school = await find(login, params.number);
    if (school === null) return notFound();
    const { name = null, email } = body;
    return ok(await setAdministrator(db, school, { login: login as Login, name, email, now }));
  });

  serve(router, deps, mounted, contract.removeSchoolAdministrator, async ({ params, login, now }) => {
    const school = await find(login, params.number);
    if (school === null) return notFound();
    await removeAdministrator(db, school, { login: login as Login, now });
    return empty();
  });
}
