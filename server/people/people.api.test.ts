import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '#server/http/policy.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import type { Person } from './people.contract.ts';

let server: TestServer;
let own: Awaited<ReturnType<typeof aDepartment>>;
let other: Awaited<ReturnType<typeof aDepartment>>;
let lead: LoginHeaders;
let centre: LoginHeaders;
let leadId: string;
let centreId: string;

beforeAll(async () => {
  server = await testServer();
  own = await aDepartment(server.db);
  other = await aDepartment(server.db);
  leadId = (await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: own.id }] })).id;
  centreId = (await anAccount(server.db, { passwordHash: '$argon2id$x' })).id;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  lead = await loginHeaders(server, leadId);
  centre = await loginHeaders(server, centreId);
});

function call(headers: Record<string, string>, method: string, path: string, body?: unknown) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(server.url + path, { method, headers: { 'accept-language': 'da', ...headers }, ...sent });
}

const educator = (departmentId = own.id, facts: Parameters<typeof anAccount>[1] = {}) =>
  anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId }], ...facts });
/** What was written down about somebody; events of one transaction have one instant, so by what was done. */
const audit = (subjectAccountId: string) =>
  server.db.prisma.auditEvent.findMany({ where: { subjectAccountId }, orderBy: [{ at: 'asc' }, { action: 'asc' }] });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

let serial = 0;
const anInvitation = (facts: Record<string, unknown> = {}) => {
  serial += 1;
  return {
    name: 'Nina Ny',
    email: `ny-${serial}@example.org`,
    language: 'da',
    role: 'EDUCATOR',
    scope: { department: own.slug },
    validFrom: '2026-03-16',
    ...facts,
  };
};

test('a lead invites an educator: account, role and audit, and the person shows up in the list', async () => {
  const response = await call(lead, 'POST', '/api/people', anInvitation({ validTo: '2026-08-01' }));
  expect(response.status).toBe(201);
  const person = (await response.json()) as Person;
  expect(person).toMatchObject({
    name: 'Nina Ny',
    active: true,
    hasWayIn: false,
    roles: [
      {
        role: 'EDUCATOR',
        department: { slug: own.slug },
        validFrom: '2026-03-16',
        validTo: '2026-08-01',
        mayEnd: true,
      },
    ],
  });
  expect((await audit(person.id)).map(({ action, role, departmentId }) => ({ action, role, departmentId }))).toEqual([
    { action: 'person.invited', role: 'DEPARTMENT_LEAD', departmentId: own.id },
    { action: 'role.granted', role: 'DEPARTMENT_LEAD', departmentId: own.id },
  ]);
  const mails = await server.db.prisma.outboxMail.findMany({ where: { recipientEmail: person.email ?? '' } });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    kind: 'INVITATION',
    facts: { invitedBy: 'Kim Prøve', roles: [`underviser, ${own.name}`] },
  });
  const list = (await (await call(lead, 'GET', '/api/people?q=nina&role=EDUCATOR&active=true')).json()) as {
    items: Person[];
  };
  expect(list.items.map(({ id }) => id)).toContain(person.id);
});

test('an invitation can be sent again until there is something to log in with; the one before ends', async () => {
  const person = (await (await call(lead, 'POST', '/api/people', anInvitation())).json()) as Person;
  server.clock.set('2026-03-16T08:05:00Z');
  expect((await call(lead, 'POST', `/api/people/${person.id}/invitation`, {})).status).toBe(200);
  const links = await server.db.prisma.mailLink.findMany({ where: { accountId: person.id } });
  expect(links.filter(({ consumedAt }) => consumedAt === null)).toHaveLength(1);
  expect(links).toHaveLength(2);
  await server.db.prisma.account.update({ where: { id: person.id }, data: { passwordHash: '$argon2id$x' } });
  expect(await codeOf(await call(lead, 'POST', `/api/people/${person.id}/invitation`, {}))).toBe('HAS_WAY_IN');
});

test('a lead sees the educators of their own department only, and of them only the roles there', async () => {
  const both = await anAccount(server.db, {
    grants: [
      { role: 'EDUCATOR', departmentId: own.id },
      { role: 'DEPARTMENT_LEAD', departmentId: other.id },
    ],
  });
  const foreign = await educator(other.id);
  const { items } = (await (await call(lead, 'GET', '/api/people?pageSize=100')).json()) as { items: Person[] };
  const ids = items.map(({ id }) => id);
  expect(ids).toContain(both.id);
  expect(ids).not.toContain(foreign.id);
  expect(ids).not.toContain(centreId);
  const person = (await (await call(lead, 'GET', `/api/people/${both.id}`)).json()) as Person;
  expect(person.roles.map(({ role }) => role)).toEqual(['EDUCATOR']);
  expect(person).toMatchObject({ holdsMore: true, allowedActions: ['GIVE_ROLE'] });
  expect((await call(lead, 'GET', `/api/people?department=${other.slug}`)).status).toBe(403);
});

test('A4 another department’s person is 404 for a lead, in every call', async () => {
  const { id } = await educator(other.id);
  const [grant] = await server.db.prisma.roleGrant.findMany({ where: { accountId: id } });
  const role = { role: 'EDUCATOR', scope: { department: own.slug }, validFrom: '2026-03-16' };
  const calls: [string, string, unknown?][] = [
    ['GET', ''],
    ['PATCH', '', { name: 'Anden' }],
    ['POST', '/roles', role],
    ['PATCH', `/roles/${grant?.id}`, { validTo: '2026-03-16' }],
    ['POST', '/invitation', {}],
    ['POST', '/deactivate', { reassignTo: null }],
    ['POST', '/reactivate', {}],
    ['POST', '/second-factor/reset', {}],
  ];
  for (const [method, path, body] of calls) {
    expect((await call(lead, method, `/api/people/${id}${path}`, body)).status, `${method} ${path}`).toBe(404);
  }
  const mine = await educator();
  const swapped = await call(lead, 'PATCH', `/api/people/${mine.id}/roles/${grant?.id}`, { validTo: '2026-03-16' });
  expect(swapped.status).toBe(404);
  expect(await server.db.prisma.account.findUnique({ where: { id } })).toMatchObject({
    active: true,
    name: 'Kim Prøve',
  });
});

test.each<[Role, () => Record<string, string>, number, string]>([
  ['DEPARTMENT_LEAD', () => ({ department: own.slug }), 403, 'ROLE_NOT_YOURS'],
  ['KNOWLEDGE_CENTRE', () => ({}), 403, 'ROLE_NOT_YOURS'],
  ['EDUCATOR', () => ({ department: other.slug }), 403, 'OTHER_DEPARTMENT'],
])('a lead may not give the role %s %#', async (role, scope, status, code) => {
  const email = `aldrig-${serial++}@example.org`;
  const response = await call(lead, 'POST', '/api/people', anInvitation({ role, scope: scope(), email }));
  expect([response.status, await codeOf(response)]).toEqual([status, code]);
  expect(await server.db.prisma.account.findUnique({ where: { email } })).toBeNull();
});

test('nobody raises themselves: not by their id, not by their address, not by a later end', async () => {
  const { id, email } = await anAccount(server.db, {
    grants: [
      { role: 'DEPARTMENT_LEAD', departmentId: own.id },
      { role: 'EDUCATOR', departmentId: own.id, validTo: new Date('2026-08-01') },
    ],
  });
  const me = await loginHeaders(server, id);
  const role = { role: 'EDUCATOR', scope: { department: own.slug }, validFrom: '2026-09-01' };
  expect(await codeOf(await call(me, 'POST', `/api/people/${id}/roles`, role))).toBe('OWN_ROLES');
  expect(await codeOf(await call(me, 'POST', '/api/people', anInvitation({ ...role, email })))).toBe('OWN_ROLES');
  const [grant] = await server.db.prisma.roleGrant.findMany({ where: { accountId: id, role: 'EDUCATOR' } });
  const longer = await call(me, 'PATCH', `/api/people/${id}/roles/${grant?.id}`, { validTo: null });
  expect(await codeOf(longer)).toBe('OWN_ROLES');
  expect((await call(centre, 'POST', `/api/people/${centreId}/roles`, role)).status).toBe(409);
});

test('A3 fields that are not asked for are refused, and change nothing', async () => {
  const { id } = await educator();
  for (const field of ['id', 'active', 'role', 'email', 'passwordHash', 'emailProvenAt', 'version', 'deactivatedAt']) {
    const response = await call(lead, 'PATCH', `/api/people/${id}`, { phone: '20 00 00 99', [field]: 'x' });
    expect(response.status, field).toBe(422);
    const invited = await call(lead, 'POST', '/api/people', {
      ...anInvitation(),
      ...(field === 'role' || field === 'email' ? { grantedBy: id } : { [field]: 'x' }),
    });
    expect(invited.status, field).toBe(422);
  }
  expect(await server.db.prisma.account.findUnique({ where: { id } })).toMatchObject({
    phone: null,
    active: true,
    version: 1,
  });
});

test('an address that has an account gets no second one: the role is added and the name stays', async () => {
  const existing = await anAccount(server.db, {
    name: 'Olga Oprindelig',
    phone: '20 00 12 34',
    grants: [{ role: 'EDUCATOR', departmentId: other.id }],
  });
  const response = await call(
    lead,
    'POST',
    '/api/people',
    anInvitation({ email: existing.email, name: 'Et andet navn' }),
  );
  expect(response.status).toBe(201);
  const person = (await response.json()) as Person;
  expect(person).toMatchObject({ id: existing.id, name: 'Olga Oprindelig', holdsMore: true });
  // Whoever knows an address learns a name by it, not how to reach somebody or when they were here.
  expect(person).toMatchObject({ phone: null, lastLoginAt: null });
  expect(person.roles.map(({ department }) => department?.slug)).toEqual([own.slug]);
  expect((await audit(existing.id)).map(({ action }) => action)).toEqual(['role.granted']);
});

test('the same role twice at once is a sentence, and leaves nothing behind (G1)', async () => {
  const { id } = await educator();
  const before = await server.db.prisma.auditEvent.count();
  const role = { role: 'EDUCATOR', scope: { department: own.slug }, validFrom: '2026-03-16' };
  const response = await call(lead, 'POST', `/api/people/${id}/roles`, role);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    code: 'ROLE_ALREADY_HELD',
    detail: expect.stringContaining('allerede den rolle'),
  });
  expect(await server.db.prisma.auditEvent.count()).toBe(before);
});

test('roles need days and a place that fit; every wrong field has a sentence', async () => {
  const wrong = async (facts: Record<string, unknown>) => {
    const response = await call(centre, 'POST', '/api/people', anInvitation(facts));
    const { errors } = (await response.json()) as { errors: { path: string; code: string; message: string }[] };
    expect(response.status).toBe(422);
    return errors.map(({ path, code }) => `${path} ${code}`);
  };
  expect(await wrong({ validFrom: '2026-03-15' })).toEqual(['validFrom IN_THE_PAST']);
  expect(await wrong({ validTo: '2026-03-16' })).toEqual(['validTo ENDS_BEFORE_IT_BEGINS']);
  expect(await wrong({ scope: {} })).toEqual(['scope.department SCOPE_MISSING']);
  expect(await wrong({ scope: { department: 'findes-ikke' } })).toEqual(['scope.department UNKNOWN_SCOPE']);
  expect(await wrong({ role: 'COORDINATOR', scope: { department: own.slug } })).toEqual([
    'scope.department SCOPE_NOT_FITTING',
  ]);
  expect(await wrong({ email: 'ikke en adresse', name: '' })).toEqual(['name REQUIRED', 'email INVALID_EMAIL']);
});

test('the knowledge centre gives every role its scope', async () => {
  const school = await anInstitution(server.db);
  const { id } = await anAccount(server.db, { grants: [] });
  const given: [Role, Record<string, string>][] = [
    ['TEACHER', {}],
    ['SCHOOL_ADMINISTRATOR', { institution: school.number }],
    ['DEPARTMENT_LEAD', { department: own.slug }],
    ['COORDINATOR', { municipality: '0101' }],
    ['PARTNER', { municipality: '0147' }],
    ['KNOWLEDGE_CENTRE', {}],
  ];
  for (const [role, scope] of given) {
    const response = await call(centre, 'POST', `/api/people/${id}/roles`, { role, scope, validFrom: '2026-03-16' });
    expect(response.status, role).toBe(201);
  }
  const person = (await (await call(centre, 'GET', `/api/people/${id}`)).json()) as Person;
  expect(person.roles).toHaveLength(6);
  expect(person.roles.find(({ role }) => role === 'COORDINATOR')?.area).toEqual({
    kind: 'MUNICIPALITY',
    code: '0101',
    name: 'København',
  });
});

test('a role that ended yesterday sees nothing today', async () => {
  const { id } = await educator();
  const me = await loginHeaders(server, id);
  expect((await call(me, 'GET', '/api/schedule')).status).toBe(200);
  const [grant] = await server.db.prisma.roleGrant.findMany({ where: { accountId: id } });
  const response = await call(lead, 'PATCH', `/api/people/${id}/roles/${grant?.id}`, { validTo: '2026-03-17' });
  expect(await response.json()).toMatchObject({ roles: [{ validTo: '2026-03-17', state: 'PRESENT' }] });
  server.clock.set('2026-03-16T22:59:00Z');
  const lateEvening = await loginHeaders(server, id);
  expect((await call(lateEvening, 'GET', '/api/schedule')).status).toBe(200);
  server.clock.set('2026-03-16T23:01:00Z');
  expect((await call(lateEvening, 'GET', '/api/schedule')).status).toBe(403);
  expect((await audit(id)).map(({ action }) => action)).toEqual(['role.ended']);
  expect(await server.db.prisma.roleGrant.count({ where: { accountId: id } })).toBe(1);
});

test('a role given by mistake is taken back the same day, and is still written down', async () => {
  const invited = (await (await call(lead, 'POST', '/api/people', anInvitation())).json()) as Person;
  const path = `/api/people/${invited.id}/roles/${invited.roles[0]?.id}`;
  const response = await call(lead, 'PATCH', path, { validTo: '2026-03-16' });
  expect(await response.json()).toMatchObject({ roles: [{ state: 'PAST', takenBack: true, validTo: '2026-03-16' }] });
  expect(await codeOf(await call(lead, 'PATCH', path, { validTo: null }))).toBe('ROLE_ENDED');
  const again = { role: 'EDUCATOR', scope: { department: own.slug }, validFrom: '2026-03-16' };
  expect((await call(lead, 'POST', `/api/people/${invited.id}/roles`, again)).status).toBe(201);
});

test('an end in the past is refused beside its field', async () => {
  const { id } = await educator();
  const [grant] = await server.db.prisma.roleGrant.findMany({ where: { accountId: id } });
  const response = await call(lead, 'PATCH', `/api/people/${id}/roles/${grant?.id}`, { validTo: '2026-03-15' });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ path: 'validTo', code: 'END_IN_THE_PAST' }] });
});

test('who holds more elsewhere is not a lead’s to rename, lock out or reset, but their role here is', async () => {
  const { id } = await anAccount(server.db, {
    totpSecret: Buffer.from('x'),
    totpConfirmedAt: new Date(),
    grants: [{ role: 'EDUCATOR', departmentId: own.id }, { role: 'KNOWLEDGE_CENTRE' }],
  });
  const calls: [string, string, unknown][] = [
    ['PATCH', '', { name: 'Omdøbt' }],
    ['POST', '/deactivate', { reassignTo: null }],
    ['POST', '/second-factor/reset', {}],
    ['POST', '/invitation', {}],
  ];
  for (const [method, path, body] of calls) {
    const response = await call(lead, method, `/api/people/${id}${path}`, body);
    expect([response.status, await codeOf(response)], path).toEqual([403, 'HOLDS_MORE']);
  }
  const grants = await server.db.prisma.roleGrant.findMany({ where: { accountId: id } });
  const [here, everywhere] = ['EDUCATOR', 'KNOWLEDGE_CENTRE'].map((role) =>
    grants.find((grant) => grant.role === role),
  );
  const end = (grantId?: string) =>
    call(lead, 'PATCH', `/api/people/${id}/roles/${grantId}`, { validTo: '2026-03-17' });
  expect(await codeOf(await end(everywhere?.id))).toBe('ROLE_NOT_YOURS');
  expect((await end(here?.id)).status).toBe(200);
});

test('closing an account lists the sessions to hand over first, then does all in one', async () => {
  const person = await educator();
  const colleague = await educator(own.id, { name: 'Karla Kollega' });
  const stranger = await educator(other.id);
  const offer = await anOffer(server.db, own);
  const sessions = [await aSession(server.db, offer), await aSession(server.db, offer, { day: '2026-05-04' })];
  const past = await aSession(server.db, offer, { day: '2026-03-10' });
  const [first, second] = sessions;
  for (const session of [...sessions, past]) {
    await server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: person.id } });
  }
  if (first !== undefined) await aBooking(server.db, first);
  const theirs = await loginHeaders(server, person.id);
  const feed = await server.db.prisma.calendarFeed.create({
    data: { id: crypto.randomUUID(), kind: 'ACCOUNT', accountId: person.id, createdAt: new Date(TEST_NOW) },
  });
  const close = (body: unknown) => call(lead, 'POST', `/api/people/${person.id}/deactivate`, body);

  const refused = await close({});
  expect(refused.status).toBe(409);
  const { reasons } = (await refused.json()) as { reasons: { code: string; sessions: Person['sessions'] }[] };
  expect(reasons[0]).toMatchObject({
    code: 'HAS_FUTURE_SESSIONS',
    sessions: [
      { id: first?.id, bookings: 1, colleagues: expect.arrayContaining([{ id: colleague.id, name: 'Karla Kollega' }]) },
      { id: second?.id, bookings: 0 },
    ],
  });
  expect(await codeOf(await close({ reassignTo: stranger.id }))).toBe('HAS_FUTURE_SESSIONS');
  expect(await codeOf(await close({ sessions: [{ id: first?.id, reassignTo: colleague.id }] }))).toBe(
    'HAS_FUTURE_SESSIONS',
  );
  expect(await audit(person.id)).toEqual([]);

  const done = await close({ reassignTo: null, sessions: [{ id: first?.id, reassignTo: colleague.id }] });
  expect(await done.json()).toMatchObject({ active: false, sessions: [], allowedActions: ['EDIT', 'REACTIVATE'] });
  const educators = (sessionId = '') => server.db.prisma.sessionEducator.findMany({ where: { sessionId } });
  expect((await educators(first?.id)).map(({ accountId }) => accountId)).toEqual([colleague.id]);
  expect(await educators(second?.id)).toEqual([]);
  expect((await educators(past.id)).map(({ accountId }) => accountId)).toEqual([person.id]);
  expect((await call(theirs, 'GET', '/api/me')).status).toBe(401);
  expect((await server.db.prisma.calendarFeed.findUnique({ where: { id: feed.id } }))?.revokedAt).not.toBeNull();
  const told = (await audit(person.id)).map(({ action, sessionId }) => ({ action, sessionId }));
  expect(told[0]).toEqual({ action: 'person.deactivated', sessionId: null });
  expect(
    told
      .slice(1)
      .map(({ sessionId }) => sessionId)
      .sort(),
  ).toEqual([first?.id, second?.id].sort());
  const { items } = await (await call(lead, 'GET', '/api/audit?action=session.reassigned')).json();
  const takers = items.map(({ details }: { details: { label: string; after: string }[] }) =>
    details.map(({ after }) => after),
  );
  expect(takers.map(([, taker]: string[]) => taker).sort()).toEqual(['Karla Kollega', 'ingen']);
  for (const [when] of takers) expect(when).toMatch(/ 2026, \d\d?\.\d\d$/);

  const opened = await call(lead, 'POST', `/api/people/${person.id}/reactivate`, {});
  expect(await opened.json()).toMatchObject({ active: true, roles: [{ state: 'PRESENT' }] });
});

test('a lost phone: second factor and logins end, the password stays', async () => {
  const { id } = await educator(own.id, {
    totpSecret: Buffer.from('x'),
    totpConfirmedAt: new Date(),
    passwordHash: '$argon2id$x',
  });
  const theirs = await loginHeaders(server, id);
  await server.db.prisma.recoveryCode.create({
    data: { id: crypto.randomUUID(), accountId: id, codeHash: Buffer.from('h'), createdAt: new Date() },
  });
  const response = await call(lead, 'POST', `/api/people/${id}/second-factor/reset`, {});
  expect(await response.json()).toMatchObject({ secondFactor: false, hasWayIn: true });
  expect((await call(theirs, 'GET', '/api/me')).status).toBe(401);
  expect(await server.db.prisma.recoveryCode.count({ where: { accountId: id } })).toBe(0);
  expect((await audit(id)).map(({ action }) => action)).toEqual(['secondFactor.reset']);
  const { email } = (await server.db.prisma.account.findUnique({ where: { id } })) ?? {};
  const [mail] = await server.db.prisma.outboxMail.findMany({ where: { recipientEmail: email ?? '' } });
  expect(mail).toMatchObject({ kind: 'SECURITY_NOTICE', facts: { event: 'SECOND_FACTOR_REMOVED' } });
  expect(await codeOf(await call(lead, 'POST', `/api/people/${id}/second-factor/reset`, {}))).toBe('NO_SECOND_FACTOR');
});

test('what a colleague changed in the meantime is not overwritten', async () => {
  const { id } = await educator();
  const path = `/api/people/${id}`;
  const etag = (await call(lead, 'GET', path)).headers.get('etag') ?? '';
  expect((await call({ ...lead, 'if-match': etag }, 'PATCH', path, { name: 'Mette Ny' })).status).toBe(200);
  expect((await call({ ...lead, 'if-match': etag }, 'PATCH', path, { name: 'Mette Anden' })).status).toBe(412);
  expect((await audit(id)).map(({ action, details }) => [action, details])).toEqual([
    ['person.changed', { fields: ['name'] }],
  ]);
});

test('the last of the knowledge centre can be neither ended nor closed, whoever asks, also at once', async () => {
  const { id } = await anAccount(server.db, { passwordHash: '$argon2id$x' });
  const theirs = await loginHeaders(server, id);
  const close = (headers: LoginHeaders, who: string) =>
    call(headers, 'POST', `/api/people/${who}/deactivate`, { reassignTo: null });
  expect(await codeOf(await close(centre, centreId))).toBe('OWN_ACCOUNT');
  const answers = await Promise.all([close(centre, id), close(theirs, centreId)]);
  expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
  const open = await server.db.prisma.account.findMany({ where: { id: { in: [id, centreId] }, active: true } });
  expect(open).toHaveLength(1);
  const last = await loginHeaders(server, open[0]?.id ?? '');
  const [grant] = await server.db.prisma.roleGrant.findMany({
    where: { accountId: open[0]?.id, role: 'KNOWLEDGE_CENTRE' },
  });
  const ended = await call(last, 'PATCH', `/api/people/${open[0]?.id}/roles/${grant?.id}`, { validTo: '2026-12-01' });
  expect(await codeOf(ended)).toBe('LAST_KNOWLEDGE_CENTRE');
  await server.db.prisma.account.updateMany({
    where: { id: { in: [id, centreId] } },
    data: { active: true, deactivatedAt: null },
  });
});
