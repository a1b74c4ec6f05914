import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import { aStoredDateRequest } from './date-request-scopes.ts';
import { roomThings } from './room-things.ts';

/** Everything that can be somebody's: what the test's people hold their roles for, and the same of others. */
export type OneSide = Awaited<ReturnType<typeof oneSide>>;
export interface TwoSides {
  own: OneSide;
  other: OneSide;
}

/** Two departments, schools and municipalities that have nothing to do with each other. */
export async function twoSides(server: TestServer): Promise<TwoSides> {
  return { own: await oneSide(server, '0147'), other: await oneSide(server, '0461') };
}

async function oneSide({ db }: TestServer, municipality: string) {
  const department = await aDepartment(db, { municipalityCode: municipality });
  const school = await anInstitution(db, { municipalityCode: municipality });
  const offer = await anOffer(db, department);
  const held = await aSession(db, offer, { day: '2026-03-16', time: '07:00' });
  const coming = await aSession(db, offer);
  const booking = await aBooking(db, coming, { institution: school });
  const visit = await aBooking(db, held, { institution: school });
  const members = await membersOf(db, school.number);
  const educators = await Promise.all(Array.from({ length: 24 }, () => anEducator(db, department.id)));
  const theirs = await thingsOf(db, members[0] ?? '');
  const rooms = await roomThings(db, department);
  return {
    ...rooms,
    members,
    municipality,
    department,
    school,
    offer,
    session: coming,
    booking,
    visit,
    educators,
    theirs,
    review: await aReview(db, booking),
    dateRequest: await aStoredDateRequest(db, offer),
  };
}

/** Something to look at about a booking. */
async function aReview(db: TestServer['db'], { id: bookingId, sessionId }: { id: string; sessionId: string }) {
  const before = { startsAt: '2026-04-01T07:00:00.000Z', endsAt: '2026-04-01T08:30:00.000Z', site: 'Stedet' };
  const facts = { bookingId, sessionId, cause: 'SESSION_MOVED' as const, before, createdAt: new Date() };
  return (await db.prisma.reviewTask.create({ data: { id: newId(), ...facts } })).id;
}

/** Somebody who works for a department, with a role that can be ended. */
async function anEducator(db: TestServer['db'], departmentId: string) {
  const { id } = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId }] });
  const grant = await db.prisma.roleGrant.findFirstOrThrow({ where: { accountId: id } });
  return { id, grantId: grant.id };
}

/** What is a person's alone. */
async function thingsOf(db: TestServer['db'], accountId: string) {
  const login = await db.prisma.login.create({
    data: { idHash: randomBytes(32), accountId, expiresAt: new Date('2100-01-01') },
  });
  const createdAt = new Date();
  const passkey = await db.prisma.passkey.create({
    data: {
      credentialId: randomBytes(16),
      id: newId(),
      accountId,
      publicKey: randomBytes(32),
      name: 'Telefon',
      backedUp: false,
      createdAt,
      transports: [],
    },
  });
  const feed = await db.prisma.calendarFeed.create({ data: { id: newId(), kind: 'ACCOUNT', accountId, createdAt } });
  return { loginId: login.id, passkeyId: passkey.id, feedId: feed.id };
}

/** Teachers who have asked to belong to a school, each with an identity at a provider. */
async function membersOf(db: TestServer['db'], institutionNumber: string): Promise<string[]> {
  const requestedAt = new Date();
  const teachers = Array.from({ length: 8 }, async () => {
    const { id } = await anAccount(db, { grants: [{ role: 'TEACHER' }] });
    await db.prisma.membership.create({ data: { accountId: id, institutionNumber, requestedAt } });
    const identity = { issuer: ISSUER, subject: id, provider: 'unilogin', accountId: id, createdAt: requestedAt };
    await db.prisma.federatedIdentity.create({ data: identity });
    return id;
  });
  return Promise.all(teachers);
}

const ISSUER = 'https://broker.example.org';

/** The id under which the identity of a member is listed. */
export function identityIdOf(subject: string): string {
  return createHash('sha256').update(`${ISSUER}\n${subject}`).digest('hex');
}
