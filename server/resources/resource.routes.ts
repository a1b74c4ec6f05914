import type { Router } from 'express';
import { created, forbidden, invalid, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as hours from './opening-hours.contract.ts';
import { readHours, setHours } from './opening-hours.service.ts';
import * as contract from './resource.contract.ts';
import { addResource, editResource, listResources, readResource } from './resource.service.ts';
import { resourceTexts } from './resource.texts.ts';
import { hoursAnswer, resourceView, unsavedAnswer, useView } from './resource.view.ts';
import { useOf } from './resource-use.service.ts';

type Call = { login: Login | null; now: Date; ifMatch: string | null };

/** The policy has made sure of a login. */
const editorOf = ({ login, now, ifMatch }: Call) => ({ login: login as Login, now, seen: ifMatch });
const etagOf = ({ version }: { version: number }) => ({ etag: String(version) });

/** Rooms, kits, vehicles and meeting points, their use and their hours. */
export function resourceRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listResources, async ({ query, login, language }) => {
    const rows = await listResources(db.pool, { ...query, login: login as Login });
    return rows === null ? forbidden() : ok({ items: rows.map((row) => resourceView(row, language)) });
  });

  serve(router, deps, mounted, contract.readResource, async ({ params, login, language }) => {
    const row = await readResource(db.pool, params.id, { login: login as Login });
    return row === null ? notFound() : ok(resourceView(row, language), etagOf(row));
  });

  serve(router, deps, mounted, contract.createResource, async ({ body, language, ...call }) => {
    const result = await addResource(db, body, editorOf(call));
    if (result.kind !== 'saved') return unsavedAnswer(result, { wanted: body.quantity, language });
    return created(resourceView(result.resource, language), etagOf(result.resource));
  });

  serve(router, deps, mounted, contract.changeResource, async ({ params, body, language, ...call }) => {
    const result = await editResource(db, { ...params, changes: body }, editorOf(call));
    if (result.kind !== 'saved') return unsavedAnswer(result, { wanted: body.quantity ?? 1, language });
    return ok(resourceView(result.resource, language), etagOf(result.resource));
  });

  serve(router, deps, mounted, contract.readResourceUse, async ({ params, query, login, now, language }) => {
    const result = await useOf(db.pool, { ...params, ...query, login: login as Login, now });
    if (result.kind === 'unknown') return notFound();
    const texts = resourceTexts[language];
    if (result.kind === 'invalid') {
      const { code } = result;
      const message = code === 'TOO_MANY_DAYS' ? texts.TOO_MANY_DAYS(contract.MAX_USE_DAYS) : texts[code];
      return invalid([{ path: 'to', code, message }]);
    }
    const { uses, from, to } = result;
    return ok({ items: uses.map((use) => useView(use, language)), from, to });
  });

  serve(router, deps, mounted, hours.readSiteHours, async ({ params, login, language }) => {
    return hoursAnswer(await readHours(db.pool, params, login as Login), language);
  });

  serve(router, deps, mounted, hours.readResourceHours, async ({ params, login, language }) => {
    return hoursAnswer(await readHours(db.pool, params, login as Login), language);
  });

  serve(router, deps, mounted, hours.setSiteHours, async ({ params, body, language, ...call }) => {
    return hoursAnswer(await setHours(db, { named: params, ...body }, editorOf(call)), language);
  });

  serve(router, deps, mounted, hours.setResourceHours, async ({ params, body, language, ...call }) => {
    return hoursAnswer(await setHours(db, { named: params, ...body }, editorOf(call)), language);
  });
}
