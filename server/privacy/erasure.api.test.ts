import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { aQueuedMail } from '#server/testing/outbox-builder.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { impersonalColumns, personalColumns } from './personal-data.ts';
import { ASTRID, aKnownTeacher, BENT, MARKS, placesWith } from './privacy.fixture.ts';

// Export and erasure by mail address. "Astrid" is known in every way the platform can know somebody; "Bent" shares bookings.

let server: TestServer;
let centre: LoginHeaders;
const opened: TestServer[] = [];

beforeEach(async () => {
  server = await testServer();
  opened.push(server);
  centre = await loginHeaders(server, (await anAccount(server.db)).id);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

function post(path: string, body: unknown, headers: Record<string, string> = centre) {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'accept-language': 'da', ...headers },
    body: JSON.stringify(body),
  });
}
const erase = (email: string, dryRun = false) => post('/api/privacy/erasures', { email, dryRun });
const exported = async (email: string) => (await post('/api/privacy/export', { email })).json();

async function columnsOfText(): Promise<{ table: string; column: string }[]> {
  const { rows } = await server.db.pool.query(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
        AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')`,
  );
  return rows;
}

describe('the inventory', () => {
  test('G2 every column that can hold a name or an address is exported and erased, or listed with a reason', async () => {
    const unnamed = (await columnsOfText()).filter(({ table, column }) => {
      const personal = personalColumns[table];
      if (personal?.exported.includes(column) || personal?.unexported?.[column]) return false;
      const others = impersonalColumns[table];
      return !(others?.[column] || others?.['*']);
    });
    expect(unnamed).toEqual([]);
  });

  test('G2 the teacher of these tests stands in every personal column, so that none goes untested', async () => {
    await aKnownTeacher(server);
    const places = await placesWith(server, MARKS);
    const exportedColumns = Object.entries(personalColumns).flatMap(([table, { exported }]) =>
      exported.map((column) => `${table}.${column}`),
    );
    const neverMarked = ['account.language', 'federated_identity.issuer', 'federated_identity.provider'];
    const untested = exportedColumns.filter((column) => !places.includes(column) && !neverMarked.includes(column));
    expect(untested).toEqual([]);
  });
});

describe('export', () => {
  test('G2 has everything that is held under an address, whatever the case of the letters, and no secrets', async () => {
    await aKnownTeacher(server);
    const data = await exported(' ASTRID.Zebrafink@example.ORG ');
    expect(data).toMatchObject({
      account: [{ name: ASTRID.name, phone: ASTRID.phone, hasPassword: true, recoveryCodesLeft: 1 }],
      administratorOf: [{ name: 'Zebrafinks kontor' }],
      passkeys: [{ name: 'Zebrafinks telefon' }],
      identities: [{ subject: 'ZFINK-subject', provider: 'unilogin' }],
      logins: [{ userAgent: 'ZFINK-browser' }],
      links: [{ next: '/min-side?fra=ZFINK' }],
    });
    expect(data.bookings).toHaveLength(3);
    expect(data.mails).toHaveLength(2);
    expect(data.mentionedIn).toHaveLength(1);
    expect(data.caughtMails).toHaveLength(1);
    expect(data.attempts).toHaveLength(2);
    expect(data.roles.map(({ role }: { role: string }) => role).sort()).toEqual(['SCHOOL_ADMINISTRATOR', 'TEACHER']);
    const text = JSON.stringify(data);
    for (const word of ['ZFINK-1', 'ZFINK-2', 'Zebrafinks klasse', 'Astrid er syg', 'Hilsen ZFINK', '250 OK'])
      expect(text).toContain(word);
    expect(text).not.toContain('$argon2id$');
  });

  test('G2 keeps what the same bookings say about others', async () => {
    await aKnownTeacher(server);
    const { bookings } = await exported(ASTRID.email);
    expect(JSON.stringify(bookings)).not.toContain(BENT.phone);
  });

  test('G2 tells the office that gets the invitation of the visit, not of what the teacher wrote', async () => {
    const session = await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)));
    const administratorEmail = 'kontor@example.org';
    await aBooking(server.db, session, {
      administratorEmail,
      needs: 'En elev bruger kørestol',
      message: 'Vi har madpakker',
    });
    const { bookings } = await exported(administratorEmail);
    expect(bookings).toMatchObject([{ asAdministrator: { email: administratorEmail }, needs: null, message: null }]);
  });

  test('of an address that nobody has is empty, and the audit says who asked, without the address', async () => {
    const data = await exported('ukendt@example.org');
    expect([data.account, data.bookings, data.mails]).toEqual([[], [], []]);
    const [event] = await server.db.prisma.auditEvent.findMany({ where: { action: 'address.exported' } });
    expect(event).toMatchObject({ actor: 'account', role: 'KNOWLEDGE_CENTRE' });
    expect(JSON.stringify(event)).not.toContain('ukendt');
  });

  test('of oneself has one’s bookings only when the address was shown to be one’s own', async () => {
    const { account } = await aKnownTeacher(server);
    const mine = async () => {
      const headers = await loginHeaders(server, account.id);
      const answer = await fetch(`${server.url}/api/me/export`, { headers });
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      return answer.json();
    };
    expect((await mine()).bookings).toHaveLength(3);
    await server.db.prisma.account.update({ where: { id: account.id }, data: { emailProvenAt: null } });
    const unproven = await mine();
    expect(unproven).toMatchObject({ bookings: [], mails: [], account: [{ name: ASTRID.name }] });
  });
});

const QUESTIONS = [
  'groupBy=schoolYear,department,offer',
  'groupBy=municipality,region,institutionKind,partnershipType',
  'groupBy=month,targetGroup,gradeStage,subjectFamily,subject,form',
];
const figures = () =>
  Promise.all(
    QUESTIONS.map(async (question) =>
      (await fetch(`${server.url}/api/statistics/visits?${question}`, { headers: centre })).json(),
    ),
  );

describe('erasure', () => {
  test('G2 leaves nothing of the person in any column of the database', async () => {
    await aKnownTeacher(server);
    const answer = await erase('Astrid.ZEBRAFINK@example.org');
    expect(await answer.json()).toMatchObject({
      report: {
        bookings: 3,
        dateRequests: 1,
        headApprovals: 1,
        accounts: 1,
        mails: 2,
        withheld: 1,
        mentions: 1,
        caughtMails: 2,
        links: 1,
        attempts: 2,
        administratorAddresses: 1,
      },
    });
    expect(await placesWith(server, MARKS)).toEqual([]);
    const again = await exported(ASTRID.email);
    const left = Object.entries(again).filter(([, value]) => Array.isArray(value) && value.length > 0);
    expect(left).toEqual([]);
  });

  test('G2 leaves alone whose address only ends like the one that is erased', async () => {
    const own = await aQueuedMail(server.db, {
      recipient: 'johanna@example.org',
      facts: { to: 'johanna@example.org' },
    });
    const rendered = { text: 'Kære Johanna, du skrev fra johanna@example.org' };
    await server.db.prisma.outboxMail.update({
      where: { id: own },
      data: { status: 'SENT', sentAt: server.clock.now(), rendered, smtpAnswer: '250 OK <johanna@example.org>' },
    });
    const row = () => server.db.prisma.outboxMail.findUniqueOrThrow({ where: { id: own } });
    const before = await row();
    expect((await exported('anna@example.org')).mentionedIn).toEqual([]);
    await erase('anna@example.org');
    expect(await row()).toEqual(before);
    await erase('johanna@example.org');
    expect(await row()).toMatchObject({ recipientEmail: '', rendered: null });
  });

  test('G2 changes no figure of the statistics', async () => {
    await aKnownTeacher(server);
    const before = await figures();
    expect(JSON.stringify(before)).toContain('"visits":1');
    await erase(ASTRID.email);
    expect(await figures()).toEqual(before);
  });

  test('touches nobody else in the same booking', async () => {
    const { asContact, asVisitor, asBoth } = await aKnownTeacher(server);
    await erase(ASTRID.email);
    const read = (id: string) => server.db.prisma.booking.findUniqueOrThrow({ where: { id } });
    expect(await read(asContact.id)).toMatchObject({
      contactName: 'Slettet',
      contactEmail: '',
      visitorName: BENT.name,
      visitorEmail: BENT.email,
      visitorPhone: BENT.phone,
      erasedAt: null,
      linkVersion: 1,
    });
    expect(await read(asVisitor.id)).toMatchObject({ contactEmail: BENT.email, needs: 'Rampe', cancelReason: null });
    expect(await read(asBoth.id)).toMatchObject({ erasedAt: server.clock.now(), linkVersion: 2, pupils: 24 });
    const toBent = await server.db.prisma.outboxMail.findFirstOrThrow({ where: { recipientEmail: BENT.email } });
    expect(toBent).toMatchObject({ status: 'SENT', facts: { visitor: BENT, contact: { name: 'Slettet', email: '' } } });
  });

  test('S5 makes the link void where only the school’s office is left in the booking, which never had it', async () => {
    const { asBoth } = await aKnownTeacher(server);
    const administrator = { administratorName: BENT.name, administratorEmail: BENT.email };
    await server.db.prisma.booking.update({ where: { id: asBoth.id }, data: administrator });
    await erase(ASTRID.email);
    const left = await server.db.prisma.booking.findUniqueOrThrow({ where: { id: asBoth.id } });
    expect(left).toMatchObject({
      ...administrator,
      contactEmail: '',
      visitorEmail: '',
      erasedAt: null,
      linkVersion: 2,
    });
  });

  test('withholds what was queued, and a worker that has the mail under way can neither keep nor settle it', async () => {
    await aKnownTeacher(server);
    const { storeRendered, settleMail } = await import('#server/platform/outbox.store.ts');
    const [mail] = (
      await server.db.pool.query(
        `UPDATE outbox_mail SET status = 'INFLIGHT', attempts = 1, lease_until = now() WHERE status = 'QUEUED' RETURNING *`,
      )
    ).rows;
    await erase(ASTRID.email);
    await storeRendered(server.db, mail, { text: ASTRID.name });
    const now = server.clock.now();
    await settleMail(server.db, mail, { status: 'SENT', code: 250, answer: ASTRID.email, now, runAfter: null });
    const row = await server.db.prisma.outboxMail.findUniqueOrThrow({ where: { id: mail.id } });
    expect(row).toMatchObject({ status: 'WITHHELD', rendered: null, smtpAnswer: null, recipientEmail: '' });
  });

  test('rehearsed tells the same numbers and changes nothing', async () => {
    await aKnownTeacher(server);
    const places = await placesWith(server, MARKS);
    const rehearsed = await (await erase(ASTRID.email, true)).json();
    expect(await placesWith(server, MARKS)).toEqual(places);
    expect(await server.db.prisma.erasure.count()).toBe(0);
    expect(await server.db.prisma.auditEvent.count({ where: { action: 'address.erased' } })).toBe(0);
    const done = await (await erase(ASTRID.email)).json();
    expect(done.report).toEqual(rehearsed.report);
  });

  test('G1 leaves an erasure with a keyed hash and an audit row, neither with the address', async () => {
    const { account } = await aKnownTeacher(server);
    await erase(ASTRID.email);
    const [row] = await server.db.prisma.erasure.findMany();
    expect(row?.emailHash).toHaveLength(32);
    const [event] = await server.db.prisma.auditEvent.findMany({ where: { action: 'address.erased' } });
    expect(event).toMatchObject({ role: 'KNOWLEDGE_CENTRE', subjectAccountId: account.id });
  });

  test('empties the account: nobody can log in with it, and its logins have ended', async () => {
    const { account } = await aKnownTeacher(server);
    const theirs = await loginHeaders(server, account.id);
    await erase(ASTRID.email);
    expect((await fetch(`${server.url}/api/me`, { headers: theirs })).status).toBe(401);
    const row = await server.db.prisma.account.findUniqueOrThrow({ where: { id: account.id } });
    expect(row).toMatchObject({ name: 'Slettet', email: null, active: false, erasedAt: server.clock.now() });
  });

  test('waits while bookings are to come, and names them', async () => {
    const session = await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)));
    const booking = await aBooking(server.db, session, { visitorEmail: 'ida@example.org' });
    const answer = await erase('ida@example.org');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: 'COMING_BOOKINGS',
      detail: `Adressen står i kommende bookinger: ${booking.reference}. Aflys dem eller overdrag dem til en anden først.`,
    });
    expect(await server.db.prisma.booking.count({ where: { visitorEmail: 'ida@example.org' } })).toBe(1);
    expect((await (await erase('ida@example.org', true)).json()).obstacles).toMatchObject([
      { code: 'COMING_BOOKINGS' },
    ]);
  });

  test('waits while a member of staff has roles, then while sessions are to come; then the mails to others lose the name', async () => {
    const { db } = server;
    const department = await aDepartment(db);
    const session = await aSession(db, await anOffer(db, department));
    const educator = await anAccount(db, {
      email: 'zita@example.org',
      name: 'Zita Zebrafink',
      grants: [{ role: 'EDUCATOR', departmentId: department.id }],
    });
    await db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: educator.id } });
    const both = await (await erase('zita@example.org')).json();
    expect(both.reasons.map(({ code }: { code: string }) => code)).toEqual(['STAFF_ROLES', 'FUTURE_SESSIONS']);
    await db.prisma.account.update({
      where: { id: educator.id },
      data: { active: false, deactivatedAt: server.clock.now() },
    });
    const one = await erase('zita@example.org');
    expect((await one.json()).detail).toBe(
      'Personen underviser på 1 kommende tid, første gang torsdag den 23. april. Sæt en anden på først.',
    );
    await db.prisma.sessionEducator.deleteMany();
    expect((await erase('zita@example.org')).status).toBe(200);
    expect(await placesWith(server, ['Zebrafink', 'zita@'])).toEqual([]);
  });

  test('of an address that nothing is held about answers zeros; one that is no address is 422', async () => {
    expect((await (await erase('ingen@example.org')).json()).report).toMatchObject({ bookings: 0, accounts: 0 });
    expect((await erase('ikke en adresse')).status).toBe(422);
  });

  test('does not confuse an address with one that only contains it', async () => {
    await aKnownTeacher(server);
    await server.db.prisma.throttleEvent.create({
      data: { id: crypto.randomUUID(), bucket: `login:x${ASTRID.email}`, at: server.clock.now() },
    });
    await erase(ASTRID.email);
    expect(await placesWith(server, MARKS)).toEqual(['throttle_event.bucket']);
  });
});
