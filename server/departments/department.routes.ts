import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { listDepartments, readDepartment } from './department.contract.ts';
import { showDepartment, showDepartments } from './department.service.ts';

/** Who teaches, and where. */
export function departmentRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listDepartments, async (call) => ok(await showDepartments(deps, call.query, call)));
  serve(router, deps, mounted, readDepartment, async (call) => {
    const department = await showDepartment(deps, call.params.slug, call);
    return department === null ? notFound() : ok(department);
  });
}
