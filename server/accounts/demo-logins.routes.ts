import type { Router } from 'express';
import { ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { type DemoLogin, listDemoLogins } from './demo-logins.contract.ts';
import { DEMO_PASSWORD } from './demo-password.ts';

/** Mounted only in the demo; elsewhere the address does not exist. */
export function demoLoginRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  if (!deps.config.demo) return;
  serve(router, deps, mounted, listDemoLogins, async ({ now }) => ok(await readDemoLogins(deps.db.pool, now)));
}

/** One person for each role and department, the first by id; by department, the lead before the educator. */
async function readDemoLogins(sql: Sql, now: Date): Promise<DemoLogin[]> {
  const { rows } = await sql.query<Omit<DemoLogin, 'password' | 'department'> & { department: string | null }>(
    `SELECT DISTINCT ON (d.name, r.role) a.email, a.name, r.role, d.slug AS department
       FROM role_grant r
       JOIN account a ON a.id = r.account_id AND a.active AND a.password_hash IS NOT NULL
       LEFT JOIN department d ON d.id = r.department_id
      WHERE r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)
      ORDER BY d.name NULLS FIRST, r.role DESC, a.id`,
    [localDateOf(now)],
  );
  return rows.map(({ department, ...person }) => ({
    ...person,
    password: DEMO_PASSWORD,
    ...(department === null ? {} : { department }),
  }));
}
