import { createApp } from '#server/app.ts';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { feedToken } from '#server/calendar-feeds/feed-token.ts';
import { aNewDepartment, aNewSite } from '#server/departments/department-editor.sample.ts';
import { describeApi } from '#server/http/openapi.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import type { TestServer } from '#server/testing/server.ts';
import { accountCalls } from './account-calls.ts';
import { afterCalls } from './after-calls.ts';
import { approvalCalls } from './approval-calls.ts';
import { boardCalls } from './board-calls.ts';
import { bookingSetCalls } from './booking-set-calls.ts';
import type { ValidCall } from './calls.ts';
import { changeCalls } from './change-calls.ts';
import { dateRequestCalls } from './date-request-calls.ts';
import { educatorCalls } from './educator-calls.ts';
import { fileCalls } from './file-calls.ts';
import { holdCalls } from './hold-calls.ts';
import { mailLinkCalls } from './mail-link-calls.ts';
import { offerEditingCalls } from './offer-editing-calls.ts';
import { resourceCalls } from './resource-calls.ts';
import { reviewCalls } from './review-calls.ts';
import { seriesCalls } from './series-calls.ts';
import { sessionCalls } from './session-calls.ts';
import { waitlistCalls } from './waitlist-calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/**
 * For every operation that is mounted a call that succeeds, with somebody logged in who may do everything.
 *
 * @throws when an operation has been added that this file knows no call for.
 */
export async function validCalls(server: TestServer): Promise<ValidCall[]> {
  const known = await knownCalls(server);
  const account = await anAccount(server.db, { grants: [{ role: 'KNOWLEDGE_CENTRE' }] });
  const login = await loginHeaders(server, account.id);
  const { endpoints } = createApp(server.deps).mounted;
  const queryNames = queryNamesOf(endpoints);
  return endpoints.map(({ method, path, policy }) => {
    const name = `${method} ${path}`;
    const parts = known[name];
    if (parts === undefined) throw new Error(`Write a valid call of ${name}, so that hostile input to it is tested.`);
    const own = policy === 'public' || policy === 'bookingLink' ? { 'content-type': 'application/json' } : login;
    const { params = {}, query = {}, body, headers } = parts;
    return { method, route: path, params, query, queryNames: queryNames(name), body, headers: { ...own, ...headers } };
  });
}

async function knownCalls(server: TestServer): Promise<Record<string, Parts>> {
  const { db } = server;
  const department = await aDepartment(db);
  const offer = await anOffer(db, department, { maxGroups: 20 });
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const session = await aSession(db, offer, room);
  const school = await anInstitution(db);
  const request = () => aBookingRequest(session.id, school.number);
  const past = await aSession(db, offer, { ...room, day: '2026-03-16', time: '07:00' });
  const visit = await aBooking(db, past);
  const [visitGroup] = await db.prisma.bookingGroup.findMany({ where: { bookingId: visit.id } });
  const link = () => bookedByApi(server, request());
  const slug = { slug: offer.slug };
  const run = await anImportRun(server);
  return {
    ...boardCalls,
    ...(await afterCalls(server)),
    ...(await accountCalls(server)),
    ...(await dateRequestCalls(server)),
    ...(await mailLinkCalls(server)),
    ...(await seriesCalls(server)),
    ...(await sessionCalls(server)),
    ...(await educatorCalls(server)),
    ...(await offerEditingCalls(server)),
    ...(await resourceCalls(server)),
    ...(await bookingSetCalls(server)),
    ...(await reviewCalls(server)),
    ...(await approvalCalls(server)),
    ...(await holdCalls(server)),
    ...(await waitlistCalls(server)),
    ...(await changeCalls(server)),
    ...(await fileCalls(server, department, offer)),
    'GET /api/health': {},
    'GET /api/openapi.json': {},
    'POST /api/login': { body: { email: 'nobody@example.org', password: 'wrong' } },
    'POST /api/logout': {},
    'GET /api/me': {},
    'GET /dev/logins.json': {},
    'POST /dev/login': { body: { email: (await anAccount(db)).email } },
    'GET /api/login/providers': {},
    'GET /api/login/oidc/:provider': { params: { provider: 'unilogin' }, query: { next: '/tilbud', language: 'da' } },
    'GET /api/login/oidc/:provider/callback': {
      params: { provider: 'unilogin' },
      query: { state: 'made-up', code: 'made-up', iss: 'https://broker.example.org' },
    },
    'PATCH /api/me': { body: { name: 'Kim Prøve', phone: '20 00 11 22', language: 'da' } },
    'GET /api/me/memberships': {},
    'PUT /api/me/memberships/:institutionNumber': {
      params: { institutionNumber: school.number },
      body: { sharesVisits: true },
    },
    'DELETE /api/me/memberships/:institutionNumber': { params: { institutionNumber: school.number } },
    'GET /api/schools/:number/memberships': { params: { number: school.number } },
    'POST /api/schools/:number/memberships/:accountId/confirm': { params: await aMember(db, school.number) },
    'DELETE /api/schools/:number/memberships/:accountId': { params: await aMember(db, school.number) },
    'GET /api/me/identities': {},
    'POST /api/me/identities/:provider': { params: { provider: 'entra' }, body: { language: 'da' } },
    'DELETE /api/me/identities/:id': { params: { id: '0'.repeat(64) } },
    'GET /api/schedule': { query: { from: '2026-03-16', to: '2026-04-30', department: department.slug } },
    'PUT /api/bookings/:reference/attendance': {
      params: { reference: visit.reference },
      body: { outcome: 'CAME', groups: [{ id: visitGroup?.id, pupils: 20, adults: 2 }] },
    },
    'GET /api/attendance/missing': {},
    ...(await peopleCalls(server, department)),
    'GET /api/bookings/:reference/visit': { params: { reference: visit.reference } },
    'GET /api/bookings/:reference/timeline': { params: { reference: visit.reference } },
    'GET /api/audit': {
      query: { department: department.slug, action: 'booking', from: '2026-03-01', to: '2026-03-31' },
    },
    'GET /api/mails': { query: { booking: visit.reference } },
    'GET /api/statistics/visits': { query: { schoolYear: '2025/26', groupBy: 'month,department' } },
    'GET /api/statistics/visits/bookings': { query: { schoolYear: '2025/26' } },
    'GET /api/statistics/choices': {},
    'GET /api/statistics/public': { query: { schoolYear: '2024/25' } },
    'GET /api/areas/overview': { query: { municipality: '0101', kind: 'FOLKESKOLE', sort: '-visits', page: '1' } },
    'POST /api/bookings': { body: wholeRequest(request()), headers: { 'idempotency-key': 'hostile-input-key-0' } },
    'GET /api/bookings/:reference': await link(),
    'PATCH /api/bookings/:reference': { ...(await link()), body: aChange },
    'POST /api/bookings/:reference/cancel': { ...(await link()), body: { reason: 'Toget kører ikke.' } },
    'GET /api/bookings/:reference/invite.ics': await link(),
    'GET /api/bookings/:reference/offer-changes': await link(),
    'GET /api/me/bookings': { query: { when: 'past', page: '1' } },
    'GET /api/me/bookings/last': {},
    'GET /api/me/colleagues/visits': {},
    'GET /api/schools/:number': { params: { number: school.number } },
    'GET /api/schools/:number/visits': { params: { number: school.number }, query: { when: 'coming', page: '1' } },
    'GET /api/schools/:number/invoices': { params: { number: school.number } },
    'PUT /api/schools/:number/administrator': {
      params: { number: school.number },
      body: { name: 'Kontoret', email: 'kontor@example.org' },
    },
    'DELETE /api/schools/:number/administrator': { params: { number: school.number } },
    'GET /calendars/:token.ics': { params: { token: await aFeedToken(server) } },
    'GET /api/me/feeds': {},
    'POST /api/me/feeds': { body: { kind: 'ACCOUNT' } },
    'DELETE /api/me/feeds/:id': { params: { id: session.id } },
    'GET /api/sessions/:id': { params: { id: session.id }, query: { pupils: '20' } },
    'GET /api/municipalities': {},
    'GET /api/institutions': { query: { q: 'prøve', municipality: '0101' } },
    'POST /api/imports/institutions': {
      body: 'hverken et register eller et regneark',
      headers: { 'content-type': 'text/csv' },
    },
    'POST /api/imports/institutions/runs': {
      query: { dryRun: 'true' },
      body: 'hverken et register eller et regneark',
      headers: { 'content-type': 'text/csv' },
    },
    'POST /api/imports/institutions/runs/:id/repeat': { params: { id: run }, body: { dryRun: true } },
    'GET /api/imports/institutions/runs': {},
    'GET /api/imports/institutions/runs/:id': { params: { id: run } },
    'GET /api/offers': { query: { q: 'forløb', pupils: '20', from: '2026-04-01', to: '2026-04-30' } },
    'GET /api/offers/:slug': { params: slug },
    'GET /api/offers/:slug/sessions': { params: slug, query: { pupils: '20' } },
    'GET /api/departments': { query: { page: '1' } },
    'GET /api/privacy': {},
    'POST /api/privacy/export': { body: { email: 'nobody@example.org' } },
    'GET /api/me/export': {},
    'POST /api/privacy/erasures': { body: { email: 'nobody@example.org', dryRun: true } },
    'POST /api/retention/runs': { body: { dryRun: true } },
    'GET /api/retention/runs': { query: { page: '1', pageSize: '20' } },
    'GET /api/departments/:slug': { params: { slug: department.slug } },
    ...(await departmentEdits(server, department)),
  };
}

/** Edits of a department whose first agreement has bookings. */
async function departmentEdits({ db }: TestServer, { id, slug }: { id: string; slug: string }) {
  const agreement = await db.prisma.partnership.findFirstOrThrow({ where: { departmentId: id } });
  const validTo = new Date('2030-01-01');
  await db.prisma.partnership.update({ where: { id: agreement.id }, data: { validTo } });
  const params = { slug, id: agreement.id };
  const days = { from: '2031-01-01', to: '2031-12-31' };
  return {
    'GET /api/departments/:slug/editing': { params: { slug } },
    'POST /api/departments': { body: aNewDepartment },
    'PATCH /api/departments/:slug': { params: { slug }, body: aNewDepartment },
    'POST /api/departments/:slug/sites': { params: { slug }, body: aNewSite },
    'PATCH /api/departments/:slug/sites/:site': {
      params: { slug, site: 'stedet' },
      body: { ...aNewSite, active: true },
    },
    'POST /api/departments/:slug/partnerships': {
      params: { slug },
      body: { type: 'MUNICIPAL_COFUNDED', partner: 'Kommunerne', ...days },
    },
    'PATCH /api/departments/:slug/partnerships/:id': { params, body: { type: 'FULLY_EXTERNAL', partner: 'Kommunen' } },
    'DELETE /api/departments/:slug/partnerships/:id': { params },
  };
}

/** An import whose server stopped. */
async function anImportRun({ db, clock }: TestServer): Promise<string> {
  const { id: accountId } = await anAccount(db);
  const facts = { fileNames: ['skoler.csv'], startedAt: clock.now(), step: 'reading' };
  const { id } = await db.prisma.importRun.create({ data: { id: newId(), accountId, ...facts } });
  return id;
}

/** Each call with a person of its own, so that all succeed in whatever order. */
async function peopleCalls(
  { db }: TestServer,
  { id: departmentId, slug }: { id: string; slug: string },
): Promise<Record<string, Parts>> {
  const educator = async (facts: Parameters<typeof anAccount>[1] = {}) => {
    const { id } = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId }], ...facts });
    const [grant] = await db.prisma.roleGrant.findMany({ where: { accountId: id } });
    return { id, grantId: grant?.id ?? '' };
  };
  const role = { role: 'EDUCATOR', scope: { department: slug }, validFrom: '2026-09-01', validTo: '2027-08-01' };
  const params = async (facts?: Parameters<typeof anAccount>[1]) => ({ params: { id: (await educator(facts)).id } });
  const factor = { totpSecret: Buffer.from('x'), totpConfirmedAt: new Date() };
  return {
    'GET /api/people': { query: { q: 'kim', role: 'EDUCATOR', department: slug, active: 'true', page: '1' } },
    'POST /api/people': { body: { name: 'Nina Ny', email: 'nina.ny@example.org', language: 'da', ...role } },
    'GET /api/people/:id': await params(),
    'PATCH /api/people/:id': { ...(await params()), body: { name: 'Mette Ny', phone: '20 00 00 77', language: 'en' } },
    'POST /api/people/:id/invitation': { ...(await params()), body: {} },
    'POST /api/people/:id/roles': { ...(await params({ grants: [{ role: 'TEACHER' }] })), body: role },
    'PATCH /api/people/:id/roles/:grantId': { params: await educator(), body: { validTo: '2026-08-01' } },
    'POST /api/people/:id/deactivate': { ...(await params()), body: { reassignTo: null, sessions: [] } },
    'POST /api/people/:id/reactivate': { ...(await params({ active: false })), body: {} },
    'POST /api/people/:id/second-factor/reset': { ...(await params(factor)), body: {} },
  };
}

const aChange = {
  groups: [{ label: '5.b', gradeLevel: 5, pupils: 24, adults: 2 }],
  needs: 'Kort gåtur.',
  message: 'Vi glæder os.',
  invoice: { gln: '5790000000005', orderNumber: '17', reference: 'MH' },
};

/** The secret of somebody's calendar. */
async function aFeedToken({ db, deps }: TestServer): Promise<string> {
  const { id: accountId } = await anAccount(db, { grants: [] });
  const { id } = await db.prisma.calendarFeed.create({
    data: { id: newId(), kind: 'ACCOUNT', accountId, createdAt: new Date() },
  });
  return feedToken(deps.config.LINK_SECRET, id);
}

/** Somebody who has asked to belong to a school. */
async function aMember(db: TestServer['db'], number: string) {
  const { id } = await anAccount(db, { grants: [] });
  const requestedAt = new Date();
  await db.prisma.membership.create({ data: { accountId: id, institutionNumber: number, requestedAt } });
  return { number, accountId: id };
}

/** Every field that a booking can have. */
function wholeRequest(request: ReturnType<typeof aBookingRequest>) {
  return {
    ...request,
    visitor: { name: 'Ali Noor', email: 'ali@example.org', phone: '20005516' },
    administrator: { name: 'Kontoret', email: 'kontor@example.org' },
    needs: 'Kort gåtur.',
    message: 'Vi glæder os.',
    invoice: aChange.invoice,
  };
}

async function bookedByApi(server: TestServer, request: unknown): Promise<Parts> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
  });
  const { reference, manageToken } = (await response.json()) as { reference: string; manageToken: string };
  return { params: { reference }, headers: { authorization: `Bearer ${manageToken}` } };
}

/** The names of an operation's query parameters, as the description lists them. */
function queryNamesOf(endpoints: Parameters<typeof describeApi>[0]) {
  type Operation = { parameters: { name: string; in: string }[] };
  const { paths } = describeApi(endpoints, '0') as { paths: Record<string, Record<string, Operation>> };
  return (name: string) => {
    const [method = '', path = ''] = name.split(' ');
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    return (operation?.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
  };
}
