import { demoTotpSecret } from '#server/accounts/demo-totp.ts';
import { needsSecondFactor } from '#server/accounts/roles.rules.ts';
import { seal } from '#server/accounts/secret-box.ts';
import type { Role } from '#server/http/policy.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { readDemoSeed } from './demo-fact.ts';
import { type DemoIds, demoIdsOf } from './demo-ids.ts';
import { demoPasswordHash, demoStaff, mailOf } from './staff-accounts.ts';

/** Somebody of the demo who is no staff of a department. */
interface DemoPerson {
  mailbox: string;
  name: string;
  role: Role;
  phone: string | null;
  /** Teachers and school offices log in by mail link. */
  password: boolean;
}

const TEACHER: DemoPerson = {
  mailbox: 'laerer',
  name: 'Tove Frydenlund',
  role: 'TEACHER',
  phone: '20 00 41 17',
  password: false,
};
const COLLEAGUE: DemoPerson = { ...TEACHER, mailbox: 'kollega', name: 'Jens Peter Højgaard', phone: '20 00 41 18' };
const OFFICE: DemoPerson = {
  mailbox: 'skolekontor',
  name: 'Karen Margrethe Skov',
  role: 'SCHOOL_ADMINISTRATOR',
  phone: '20 00 41 10',
  password: false,
};
const COORDINATOR: DemoPerson = {
  mailbox: 'koordinator',
  name: 'Rasmus Oversø',
  role: 'COORDINATOR',
  phone: null,
  password: true,
};
const PARTNER: DemoPerson = {
  mailbox: 'partner',
  name: 'Birgitte Vestergård',
  role: 'PARTNER',
  phone: null,
  password: true,
};

const MUNICIPALITY = '0101';
const PARTNER_DEPARTMENT = 'koebenhavns-befaestning';
/** So many bookings of the school become those of each demo teacher, half of them before today. */
const OWN_BOOKINGS = 6;

/**
 * Makes the people of the demo whole: a teacher with a colleague and bookings of their own, the office of their school, a
 * coordinator, a partner, and second factors for those whose role asks for one. Also adds what a demo world of an earlier
 * version lacks. Does nothing a second time, and nothing without a demo world.
 */
export async function completeDemoPeople(db: Database, { now, secret }: { now: Date; secret: string }): Promise<void> {
  const seed = await readDemoSeed(db.pool);
  if (seed === null) return;
  const ids = demoIdsOf(seed);
  await inTransaction(db, async (sql) => {
    await addSecondFactors(sql, { now, secret });
    if (await isKnown(sql, TEACHER)) return;
    const school = await findSchool(sql, seed.demoDate);
    for (const person of [TEACHER, COLLEAGUE, OFFICE, COORDINATOR, PARTNER]) await addPerson(sql, ids, person, now);
    await addGrant(sql, ids, TEACHER, {});
    await addGrant(sql, ids, COLLEAGUE, {});
    await addGrant(sql, ids, COORDINATOR, { municipality: MUNICIPALITY });
    await addGrant(sql, ids, PARTNER, { department: ids.department(PARTNER_DEPARTMENT) });
    if (school !== null) await settleAtSchool(sql, ids, { school, today: localDateOf(now), now });
    await addSecondFactors(sql, { now, secret });
  });
}

async function isKnown(sql: Sql, { mailbox }: DemoPerson): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT FROM account WHERE email = $1', [mailOf(mailbox)]);
  return rowCount !== 0;
}

/** Who must have a second factor has one, with a secret that everybody may know: the people are invented. */
async function addSecondFactors(sql: Sql, { now, secret }: { now: Date; secret: string }): Promise<void> {
  const staff = [
    ...demoStaff().map(({ email, role }) => ({ email, role })),
    { email: mailOf(COORDINATOR.mailbox), role: COORDINATOR.role },
  ];
  const emails = staff.filter(({ role }) => needsSecondFactor([role])).map(({ email }) => email);
  const { rows } = await sql.query<{ id: string; email: string }>(
    'SELECT id, email FROM account WHERE email = ANY($1) AND totp_secret IS NULL',
    [emails],
  );
  for (const { id, email } of rows) {
    const sealed = seal(secret, demoTotpSecret(email));
    await sql.query('UPDATE account SET totp_secret = $2, totp_confirmed_at = $3 WHERE id = $1', [id, sealed, now]);
  }
}

async function addPerson(sql: Sql, ids: DemoIds, person: DemoPerson, now: Date): Promise<void> {
  const email = mailOf(person.mailbox);
  const passwordHash = person.password ? demoPasswordHash(ids.seed) : null;
  await sql.query(
    `INSERT INTO account (id, email, email_proven_at, name, phone, password_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [ids.account(email), email, now, person.name, person.phone, passwordHash, ids.founded],
  );
}

type Scope = { department?: string; institution?: string; municipality?: string };

async function addGrant(sql: Sql, ids: DemoIds, person: DemoPerson, scope: Scope): Promise<void> {
  const email = mailOf(person.mailbox);
  await sql.query(
    `INSERT INTO role_grant (id, account_id, role, department_id, institution_number, municipality_code, valid_from, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, '2015-01-01', $7)`,
    [
      ids.of(`grant|${email}`),
      ids.account(email),
      person.role,
      scope.department ?? null,
      scope.institution ?? null,
      scope.municipality ?? null,
      ids.founded,
    ],
  );
}

/** The school with the most visits to come, branches counted with their main school; null = none has any. */
async function findSchool(sql: Sql, today: LocalDate): Promise<string | null> {
  const { rows } = await sql.query<{ number: string }>(
    `SELECT coalesce(i.parent_number, i.number) AS number
       FROM booking b JOIN institution i ON i.number = b.institution_number
      WHERE b.status = 'CONFIRMED' AND b.local_date >= $1 AND i.kind = 'FOLKESKOLE'
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
    [today],
  );
  return rows[0]?.number ?? null;
}

interface AtSchool {
  school: string;
  today: LocalDate;
  now: Date;
}

/** The office gets its role, the teachers belong to the school, share their visits, and some of its bookings are theirs. */
async function settleAtSchool(sql: Sql, ids: DemoIds, { school, today, now }: AtSchool): Promise<void> {
  await addGrant(sql, ids, OFFICE, { institution: school });
  const office = ids.account(mailOf(OFFICE.mailbox));
  for (const [index, person] of [TEACHER, COLLEAGUE].entries()) {
    const email = mailOf(person.mailbox);
    await sql.query(
      `INSERT INTO membership (account_id, institution_number, shares_visits, requested_at, confirmed_at, confirmed_by)
       VALUES ($1, $2, true, $3, $3, $4)`,
      [ids.account(email), school, now, office],
    );
    await sql.query(
      `UPDATE booking SET contact_name = $3, contact_email = $4, contact_phone = $5,
                          visitor_name = $3, visitor_email = $4, visitor_phone = $5
        WHERE id IN (SELECT id FROM (
          SELECT id, row_number() OVER (PARTITION BY local_date >= $2 ORDER BY abs(local_date - $2::date), id) AS place
            FROM booking WHERE institution_number = $1 AND status = 'CONFIRMED') AS near
          WHERE place > $6 AND place <= $6 + $7)`,
      [school, today, person.name, email, person.phone, (index * OWN_BOOKINGS) / 2, OWN_BOOKINGS / 2],
    );
  }
}
