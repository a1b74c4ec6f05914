import { aDepartment, anAccount, anOffer } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import type { TestServer } from '#server/testing/server.ts';

// For tests: a department with a lead, two educators and an offer, and calls as the lead makes them.

export interface Planning {
  department: Awaited<ReturnType<typeof aDepartment>>;
  offer: Awaited<ReturnType<typeof anOffer>>;
  headers: LoginHeaders;
  lead: string;
  anna: string;
  bent: string;
}

export async function aPlanning(server: TestServer): Promise<Planning> {
  const { db } = server;
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const grant = (role: 'DEPARTMENT_LEAD' | 'EDUCATOR') => ({ grants: [{ role, departmentId: department.id }] });
  const { id: lead } = await anAccount(db, { name: 'Lea Leder', ...grant('DEPARTMENT_LEAD') });
  const { id: anna } = await anAccount(db, { name: 'Anna Prøve', ...grant('EDUCATOR') });
  const { id: bent } = await anAccount(db, { name: 'Bent Prøve', ...grant('EDUCATOR') });
  return { department, offer, headers: await loginHeaders(server, lead), lead, anna, bent };
}

export interface SessionCall {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  ifMatch?: number;
  key?: string;
}

/** Calls /api/sessions and answers what came back. */
export async function callSessions(server: TestServer, { method, path, headers, body, ifMatch, key }: SessionCall) {
  const response = await fetch(`${server.url}/api/sessions${path}`, {
    method,
    headers: {
      'accept-language': 'da',
      ...headers,
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  return { status: response.status, etag: response.headers.get('etag'), answer };
}
