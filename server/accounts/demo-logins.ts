import type { Router } from 'express';
import { z } from 'zod';
import { ok } from '#server/http/answers.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { role } from './account.contract.ts';
import { DEMO_PASSWORD } from './demo-password.ts';

export const demoLogin = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  role,
  department: z.string().optional().describe("The department's slug"),
});

/** Everybody may read it: it exists only in the demo, where the accounts are invented. */
export const listDemoLogins = endpoint({
  method: 'GET',
  path: '/dev/logins.json',
  summary: "The demo's logins: the knowledge centre first, then each department's lead and one educator",
  tag: 'demo',
  policy: 'public',
  answer: z.array(demoLogin),
});

export type DemoLogin = z.output<typeof demoLogin>;

/** Mounted only in the demo; elsewhere the address does not exist. */
export function demoLoginRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  if (!deps.config.demo) return;
  serve(router, deps, mounted, listDemoLogins, async ({ now }) => ok(await readDemoLogins(deps.db.pool, now)));
}

/** One person for each role and department, the first by name. */
async function readDemoLogins(sql: Sql, now: Date): Promise<DemoLogin[]> {
  const { rows } = await sql.query<Omit<DemoLogin, 'password' | 'department'> & { department: string | null }>(
    `SELECT DISTINCT ON (r.role, d.name) a.email, a.name, r.role, d.slug AS department
       FROM role_grant r
       JOIN account a ON a.id = r.account_id AND a.active AND a.password_hash IS NOT NULL
       LEFT JOIN department d ON d.id = r.department_id
      WHERE r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)
      ORDER BY r.role DESC, d.name, a.id`,
    [localDateOf(now)],
  );
  return rows.map(({ department, ...person }) => ({
    ...person,
    password: DEMO_PASSWORD,
    ...(department === null ? {} : { department }),
  }));
}
