import { randomBytes } from 'node:crypto';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { aQueuedMail } from '#server/testing/outbox-builder.ts';
import type { TestServer } from '#server/testing/server.ts';

/** Words that stand nowhere else: what has any of them in it is about Astrid. */
export const ASTRID = { name: 'Astrid Zebrafink', email: 'astrid.zebrafink@example.org', phone: '20 00 77 31' };
export const MARKS = ['zebrafink', 'Zebrafink', 'Astrid', '20 00 77 31', 'ZFINK'];
export const BENT = { name: 'Bent Kvist', email: 'bent.kvist@example.org', phone: '20 00 77 32' };

/** Everything that the platform can know of a teacher, in every table that knows teachers; nothing of it is to come. */
export async function aKnownTeacher(server: TestServer) {
  const { db } = server;
  const school = await anInstitution(db);
  const account = await anAccount(db, {
    email: ASTRID.email,
    name: ASTRID.name,
    phone: ASTRID.phone,
    emailProvenAt: new Date('2026-01-01T08:00:00Z'),
    passwordHash: '$argon2id$ZFINK',
    totpSecret: Buffer.from('ZFINK'),
    createdAt: new Date('2025-08-01T08:00:00Z'),
    grants: [{ role: 'TEACHER' }, { role: 'SCHOOL_ADMINISTRATOR', institutionNumber: school.number }],
  });
  const bookings = await visitsOf(server);
  await mailsAbout(server, bookings.asContact.id);
  await waysIn(server, account.id, school.number);
  return { account, school, ...bookings };
}

async function visitsOf({ db }: TestServer) {
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const past = await aSession(db, offer, { day: '2026-02-10' });
  const other = await aSession(db, offer, { day: '2026-02-11' });
  const createdAt = new Date('2026-01-10T08:00:00Z');
  const asContact = await aBooking(db, past, {
    came: 'AS_BOOKED',
    createdAt,
    contactName: ASTRID.name,
    contactEmail: 'Astrid.Zebrafink@Example.org',
    contactPhone: ASTRID.phone,
    visitorName: BENT.name,
    visitorEmail: BENT.email,
    visitorPhone: BENT.phone,
    needs: 'Astrid har en dårlig fod.',
    message: 'Hilsen ZFINK',
    placeNotes: 'Spørg efter Astrid',
    invoiceReference: 'ZFINK-1',
    invoiceOrderNumber: 'ZFINK-2',
    groups: [{ label: '5.b' }],
  });
  const asBoth = await aBooking(db, other, {
    came: 'NO_SHOW',
    placeAddress: 'Zebrafinkvej 1',
    placePostalCode: '4000',
    placeCity: 'Roskilde',
    createdAt,
    contactName: ASTRID.name,
    contactEmail: ASTRID.email,
    contactPhone: ASTRID.phone,
    visitorName: ASTRID.name,
    visitorEmail: ASTRID.email,
    visitorPhone: ASTRID.phone,
    administratorName: 'Kontoret, Zebrafink',
    administratorEmail: ASTRID.email,
    groups: [{ label: 'Zebrafinks klasse' }],
  });
  const asVisitor = await aBooking(db, other, {
    createdAt,
    status: 'CANCELLED_BY_BOOKER',
    contactName: BENT.name,
    contactEmail: BENT.email,
    contactPhone: BENT.phone,
    visitorName: ASTRID.name,
    visitorEmail: ASTRID.email,
    visitorPhone: ASTRID.phone,
    cancelReason: 'Astrid er syg',
    needs: 'Rampe',
  });
  await db.prisma.idempotencyKey.create({
    data: { key: 'ZFINK-key-0123456789', requestHash: 'ZFINK', bookingId: asContact.id, createdAt },
  });
  await aWishOf(db, offer);
  await aRequestOf(db, asContact);
  return { department, asContact, asBoth, asVisitor };
}

/** Asked as a head too, and proposed another time. */
async function aRequestOf(db: TestServer['db'], booking: { id: string; sessionId: string }) {
  const askedAt = new Date('2026-01-10T08:00:00Z');
  const dueAt = new Date('2026-01-16T23:00:00Z');
  const answer = { answer: 'CONFIRMED' as const, answeredAt: askedAt, reason: 'Hilsen Astrid' };
  const head = { bookingId: booking.id, name: ASTRID.name, email: ASTRID.email, askedAt, dueAt };
  await db.prisma.headApproval.create({ data: { ...head, ...answer } });
  const { id: createdBy } = await anAccount(db);
  const proposal = { bookingId: booking.id, sessionId: booking.sessionId, createdBy, createdAt: askedAt };
  const closed = {
    expiresAt: dueAt,
    outcome: 'DECLINED' as const,
    closedAt: askedAt,
    message: 'Kære Astrid, kan I da?',
  };
  await db.prisma.timeProposal.create({ data: { id: newId(), ...proposal, ...closed } });
}

/** A wish for another day that was declined. */
async function aWishOf(db: TestServer['db'], { id: offerId, departmentId }: { id: string; departmentId: string }) {
  const group = { label: 'Zebrafinks klasse', gradeLevel: 5, pupils: 20, adults: 2 };
  const days = { wishFrom: new Date('2026-04-20'), wishTo: new Date('2026-05-29') };
  const createdAt = new Date('2026-01-10T08:00:00Z');
  const said = { message: 'Hilsen ZFINK', needs: 'Astrid har en dårlig fod.', answer: 'Kære Astrid, desværre.' };
  const contact = { contactName: ASTRID.name, contactEmail: ASTRID.email, contactPhone: ASTRID.phone };
  const sent = { requestKey: 'ZFINK-key-of-a-wish', requestHash: 'ZFINK', institutionName: 'Skolen', language: 'da' };
  const state = { state: 'DECLINED' as const, answeredAt: createdAt, createdAt };
  const about = { id: newId(), offerId, departmentId, groups: [group], pupils: 20, adults: 2 };
  await db.prisma.dateRequest.create({ data: { ...about, ...days, ...said, ...contact, ...sent, ...state } });
}

async function mailsAbout({ db, clock }: TestServer, bookingId: string): Promise<void> {
  const people = { contact: ASTRID, visitor: BENT, message: 'Hilsen ZFINK' };
  const rendered = { text: `Kære ${ASTRID.name}, skriv til ${ASTRID.email}` };
  const createdAt = new Date('2026-01-10T08:00:00Z');
  const own = await aQueuedMail(db, { recipient: ASTRID.email, facts: people });
  const waiting = await aQueuedMail(db, { recipient: ASTRID.email, facts: people });
  const others = await aQueuedMail(db, { recipient: BENT.email, facts: people });
  for (const id of [own, waiting, others]) {
    await db.prisma.outboxMail.update({
      where: { id },
      data: { bookingId, createdAt, recipientName: id === others ? BENT.name : ASTRID.name },
    });
  }
  for (const id of [own, others]) {
    const data = {
      status: 'SENT' as const,
      sentAt: createdAt,
      rendered,
      smtpAnswer: `250 OK <${ASTRID.email}>`,
      attempts: 1,
    };
    await db.prisma.outboxMail.update({ where: { id }, data });
  }
  await db.prisma.outboxMail.update({
    where: { id: waiting },
    data: { dedupeKey: `${bookingId}:CHANGE:1:${ASTRID.email}`, streamKey: `${bookingId}:${ASTRID.email}` },
  });
  const mail = await db.prisma.outboxMail.findUniqueOrThrow({ where: { id: others } });
  const caughtAt = clock.now();
  await db.prisma.caughtMail.create({
    data: { id: newId(), recipient: ASTRID.email, raw: Buffer.from(`Til ${ASTRID.name}`), caughtAt },
  });
  await db.prisma.caughtMail.create({
    data: {
      id: newId(),
      recipient: BENT.email,
      raw: Buffer.from(`Message-ID: ${mail.messageId}\r\n\r\nQXN0cmlk`),
      caughtAt,
    },
  });
}

async function waysIn(server: TestServer, accountId: string, institutionNumber: string): Promise<void> {
  const { db, clock } = server;
  const now = clock.now();
  const later = new Date(now.getTime() + 600_000);
  await loginHeaders(server, accountId);
  await db.prisma.login.updateMany({ where: { accountId }, data: { userAgent: 'ZFINK-browser' } });
  await db.prisma.recoveryCode.create({
    data: { id: newId(), accountId, codeHash: Buffer.from('ZFINK'), createdAt: now },
  });
  await db.prisma.passkey.create({
    data: {
      credentialId: Buffer.from('ZFINK'),
      id: newId(),
      accountId,
      publicKey: Buffer.from('ZFINK'),
      transports: ['usb'],
      name: 'Zebrafinks telefon',
      backedUp: true,
      createdAt: now,
    },
  });
  const hash = () => randomBytes(32);
  await db.prisma.loginChallenge.create({ data: { idHash: hash(), accountId, challenge: 'ZFINK', expiresAt: later } });
  await db.prisma.federatedIdentity.create({
    data: {
      issuer: 'https://id.example.org',
      subject: 'ZFINK-subject',
      provider: 'unilogin',
      accountId,
      createdAt: now,
    },
  });
  const link = { email: ASTRID.email, browserHash: hash(), language: 'da', createdAt: now, expiresAt: later };
  await db.prisma.mailLink.create({ data: { id: newId(), purpose: 'LOGIN', ...link, next: '/min-side?fra=ZFINK' } });
  await db.prisma.membership.create({ data: { accountId, institutionNumber, requestedAt: now } });
  await db.prisma.calendarFeed.create({ data: { id: newId(), kind: 'ACCOUNT', accountId, createdAt: now } });
  const setBy = { setAt: now, setBy: accountId };
  await db.prisma.institutionAdministrator.create({
    data: { institutionNumber, name: 'Zebrafinks kontor', email: ASTRID.email, ...setBy },
  });
  for (const bucket of [`login:${ASTRID.email}`, `code:${accountId}`]) {
    await db.prisma.throttleEvent.create({ data: { id: newId(), bucket, at: now } });
  }
}

/** Where in the whole database one of the words stands: "table.column", whatever kind of column it is. */
export async function placesWith(server: TestServer, words: string[]): Promise<string[]> {
  const { rows } = await server.db.pool.query<{ table: string; column: string; type: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type FROM information_schema.columns c
       JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { table, column, type } of rows) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const where = words.map((_, index) => `strpos(${text}, $${index + 1}) > 0`).join(' OR ');
    const hits = await server.db.pool.query(`SELECT 1 FROM "${table}" WHERE ${where} LIMIT 1`, words);
    if (hits.rowCount) found.push(`${table}.${column}`);
  }
  return found.sort();
}
