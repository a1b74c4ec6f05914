import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sampleFacts } from '#emails/facts.sample.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { aQueuedMail } from '#server/testing/outbox-builder.ts';
import { TEST_NOW } from '#server/testing/server.ts';
import { readWithIcalJs } from './calendar-parsers.ts';
import { caughtMailRoutes } from './caught-mail.routes.ts';
import { catchesMails, mailWorkerFor } from './mail-worker.ts';

let db: TestDatabase;
let server: Server;
let url: string;

const evil = '<script>alert(1)</script>';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  db = await testDatabase();
  server = createServer(express().use(caughtMailRoutes({ db })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await catchTwoMails();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.close();
});

async function catchTwoMails(): Promise<void> {
  const clock = fixedClock(TEST_NOW);
  const config = { demo: true, SMTP_URL: undefined } as Parameters<typeof mailWorkerFor>[0]['config'];
  const worker = mailWorkerFor({ db, clock, logger: silent, config });
  worker.start();
  const caught = (count: number) => vi.waitFor(async () => expect(await db.prisma.caughtMail.count()).toBe(count));
  await aQueuedMail(db, { recipient: 'Mette@example.org' });
  worker.wake();
  await caught(1);
  clock.set('2026-03-16T08:01:00Z');
  await aQueuedMail(db, {
    recipient: 'anden@example.org',
    facts: { offer: { ...sampleFacts().offer, title: evil } },
  });
  worker.wake();
  await caught(2);
  await worker.stop();
}

async function mailsTo(to: string) {
  const response = await fetch(`${url}/dev/mails.json${to && `?to=${encodeURIComponent(to)}`}`);
  return (await response.json()) as Record<string, never>[];
}

test('programs get every caught mail, newest first', async () => {
  const mails = await mailsTo('');
  expect(mails.map(({ to }) => to)).toEqual(['anden@example.org', 'Mette@example.org']);
});

test('programs can ask for one recipient, in any case', async () => {
  const [mail, ...others] = await mailsTo('mette@EXAMPLE.org');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: 'Mette@example.org',
    subject: 'Bekræftet: Livet på lavt vand, torsdag den 7. maj kl. 9.30 (5.b)',
    headers: { 'auto-submitted': 'auto-generated' },
    attachments: [
      { contentType: 'text/calendar', method: 'REQUEST' },
      { contentType: 'application/ics', filename: 'invite.ics' },
    ],
  });
  const { attachments, text, html, raw } = mail as unknown as Record<string, string> & {
    attachments: { content: string }[];
  };
  for (const { content } of attachments) {
    expect(readWithIcalJs(content).method).toBe('REQUEST');
    expect(content).toMatch(/^(?:[^\r\n]+\r\n)+$/);
  }
  expect(text).toContain('Bookingnummer: HEJRE-4827');
  expect(html).toContain('HEJRE-4827');
  expect(raw).toContain('Content-Type: multipart/mixed');
  expect(await mailsTo('nobody@example.org')).toEqual([]);
});

test('people get a list and each mail with its parts', async () => {
  const list = await (await fetch(`${url}/dev/mails`)).text();
  expect(list).toContain('Bekræftet: Livet på lavt vand');
  const [mail] = await mailsTo('mette@example.org');
  const paths = ['', '/html', '/raw', '/attachments/1'].map((part) => `${url}/dev/mails/${mail?.id}${part}`);
  for (const path of paths) expect((await fetch(path)).status).toBe(200);
  const invite = await fetch(paths[3] ?? '');
  expect(invite.headers.get('content-type')).toContain('text/calendar');
  expect(await invite.text()).toContain('METHOD:REQUEST');
});

test('what people typed runs nowhere', async () => {
  const [mail] = await mailsTo('anden@example.org');
  for (const path of ['/dev/mails', `/dev/mails/${mail?.id}`, `/dev/mails/${mail?.id}/html`]) {
    const response = await fetch(`${url}${path}`);
    expect(await response.text()).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  const framed = await fetch(`${url}/dev/mails/${mail?.id}/html`);
  expect(framed.headers.get('content-security-policy')).toMatch(/sandbox(?!.*allow-scripts)/);
});

test('what is not there is 404', async () => {
  const [mail] = await mailsTo('mette@example.org');
  const unknown = '0197aaaa-0000-7000-8000-000000000009';
  for (const path of [
    'x',
    unknown,
    `${unknown}/html`,
    `${mail?.id}/attachments/7`,
    `${mail?.id}/attachments/__proto__`,
  ]) {
    expect((await fetch(`${url}/dev/mails/${path}`)).status).toBe(404);
  }
});

test('mails are caught in the demo only, and not there when a mail server is set', () => {
  expect(catchesMails({ demo: true, SMTP_URL: undefined })).toBe(true);
  expect(catchesMails({ demo: true, SMTP_URL: 'smtp://127.0.0.1' })).toBe(false);
  expect(catchesMails({ demo: false, SMTP_URL: undefined })).toBe(false);
});
