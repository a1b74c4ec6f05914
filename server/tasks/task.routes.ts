import type { Router } from 'express';
import { ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './task.contract.ts';
import { requestTasksOf, taskCountsOf } from './task.service.ts';

/** What waits for somebody of a department. */
export function taskRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.listRequestTasks, async ({ login, language }) =>
    ok(await requestTasksOf(deps, { login: login as Login, language })),
  );

  serve(router, deps, mounted, contract.countTasks, async ({ login, now }) =>
    ok(await taskCountsOf(deps, { login: login as Login, now })),
  );
}
