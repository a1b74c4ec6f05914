import { argon2Sync, createHash } from 'node:crypto';
import { DEMO_PASSWORD } from '#server/accounts/demo-password.ts';
import type { DemoDay, DepartmentContent } from './content/types.ts';
import { departments } from './content/world-content.ts';

interface DemoStaff {
  email: string;
  name: string;
  role: 'EDUCATOR' | 'DEPARTMENT_LEAD' | 'KNOWLEDGE_CENTRE';
  /** Slug; null = the whole country. */
  department: string | null;
  /** First day on which the role no longer holds; null = still does. */
  until: DemoDay | null;
}

const KNOWLEDGE_CENTRE: DemoStaff = {
  email: 'videncenter@example.org',
  name: 'Vibeke Sammenhæng',
  role: 'KNOWLEDGE_CENTRE',
  department: null,
  until: null,
};

/** Everybody who can log in to the demo (all with DEMO_PASSWORD): the knowledge centre first, then each department with its lead first. */
export function demoStaff(): DemoStaff[] {
  const staff = departments.flatMap((department) =>
    department.staff.map(({ name, mailbox, role }) => ({
      email: mailOf(mailbox),
      name,
      role,
      department: department.slug,
      until: endOf(department),
    })),
  );
  return [KNOWLEDGE_CENTRE, ...staff];
}

/** The roles of a department end with its last agreement. */
function endOf({ partnerships }: DepartmentContent): DemoDay | null {
  const ends = partnerships.map(({ to }) => to ?? null);
  return ends.includes(null) ? null : (ends.at(-1) ?? null);
}

export function mailOf(mailbox: string): string {
  return `${mailbox}@example.org`;
}

/**
 * The demo password as argon2id in PHC form. The salt comes from the seed, so that the same seed gives the same rows;
 * real accounts get a random one. About 50 ms.
 */
export function demoPasswordHash(seed: number): string {
  const nonce = createHash('sha256').update(`demo-salt|${seed}`).digest().subarray(0, 16);
  const cost = { memory: 19456, passes: 2, parallelism: 1 };
  const hash = argon2Sync('argon2id', { message: DEMO_PASSWORD, nonce, tagLength: 32, ...cost });
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(hash)}`;
}
