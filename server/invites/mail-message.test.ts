import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { sampleFacts } from '#emails/facts.sample.ts';
import { readWithIcalJs, readWithNodeIcal } from './calendar-parsers.ts';
import { messageOf, type QueuedMail, renderQueuedMail } from './mail-message.ts';

const mail: QueuedMail = {
  kind: 'CONFIRMATION',
  recipientRole: 'VISITOR',
  recipientName: 'Mette Sandager',
  recipientEmail: 'mette@engskolen.example.org',
  calendarMethod: 'REQUEST',
  sequence: 0,
  messageId: '<0197bbbb-0000-7000-8000-000000000001@skolebesoeg.example.org>',
  facts: sampleFacts(),
};

/** What would go over the wire. */
async function sent(queued: QueuedMail) {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const info = await transport.sendMail(messageOf(queued, renderQueuedMail(queued)));
  const raw = info.message.toString();
  const parsed = await PostalMime.parse(raw, { attachmentEncoding: 'utf8', forceRfc822Attachments: true });
  const header = (name: string) => parsed.headers.filter(({ key }) => key === name).map(({ value }) => value);
  return { raw, parsed, header, envelope: info.envelope };
}

const partTypes = (raw: string) => [...raw.matchAll(/^Content-Type: ([^;\r\n]+)/gim)].map(([, type]) => type);

test('the parts stand in the order that mail clients expect', async () => {
  const { raw } = await sent(mail);
  expect(partTypes(raw)).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/html',
    'text/calendar',
    'application/ics',
  ]);
});

test('both calendar parts are the same bytes and say the same method as their header', async () => {
  for (const calendarMethod of ['REQUEST', 'CANCEL'] as const) {
    const { raw, parsed } = await sent({ ...mail, calendarMethod, sequence: 3 });
    expect(raw).toMatch(
      new RegExp(`^Content-Type: text/calendar; charset=utf-8;\\s+method=${calendarMethod}\\r$`, 'im'),
    );
    const parts = parsed.attachments.map(({ content }) => String(content));
    expect(parts).toHaveLength(2);
    expect(parts[0]).toBe(parts[1]);
    const read = readWithIcalJs(parts[0] ?? '');
    expect(readWithNodeIcal(parts[0] ?? '')).toEqual(read);
    expect(read).toMatchObject({ method: calendarMethod, sequence: 3, organizer: parsed.from?.address });
    expect(read.attendees.map(({ email }) => email)).toEqual([mail.recipientEmail]);
    expect(parsed.attachments[1]).toMatchObject({ filename: 'invite.ics', mimeType: 'application/ics' });
  }
});

test('the sender is the department on the mail domain, answers go to its own address', async () => {
  const { parsed, header, envelope } = await sent(mail);
  expect(parsed.from).toEqual({ name: 'Naturcenter Amager Strand', address: 'amager-strand@skolebesoeg.example.org' });
  expect(parsed.to).toEqual([{ name: 'Mette Sandager', address: 'mette@engskolen.example.org' }]);
  expect(parsed.replyTo).toEqual([{ name: 'Naturcenter Amager Strand', address: 'amagerstrand@example.org' }]);
  expect(parsed.messageId).toBe(mail.messageId);
  expect(header('auto-submitted')).toEqual(['auto-generated']);
  expect(envelope).toEqual({ from: 'amager-strand@skolebesoeg.example.org', to: ['mette@engskolen.example.org'] });
});

test('the words arrive as they were rendered', async () => {
  const rendered = renderQueuedMail(mail);
  const { parsed } = await sent(mail);
  expect(parsed.subject).toBe(rendered.subject);
  expect(parsed.text?.trim()).toBe(rendered.text.trim());
  expect(parsed.html?.trim()).toBe(rendered.html.trim());
});

test('a contact who does not come along gets no invitation', async () => {
  const { raw } = await sent({ ...mail, recipientRole: 'CONTACT', calendarMethod: null });
  expect(partTypes(raw)).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
});

test('the key to the booking stands in the visitor’s calendar entry only', () => {
  const { manageUrl, staffUrl, needs } = sampleFacts();
  const icsOf = (recipientRole: QueuedMail['recipientRole']) =>
    (renderQueuedMail({ ...mail, recipientRole }).ics ?? '').replaceAll('\r\n ', '');
  expect(readWithIcalJs(icsOf('VISITOR')).url).toBe(manageUrl);
  expect(icsOf('VISITOR')).toContain('Afbud kun via linket');
  expect(readWithIcalJs(icsOf('EDUCATOR')).url).toBe(staffUrl);
  expect(icsOf('EDUCATOR')).not.toContain(manageUrl);
  expect(icsOf('ADMINISTRATOR')).not.toMatch(/https?:/);
  for (const role of ['VISITOR', 'EDUCATOR', 'ADMINISTRATOR'] as const) expect(icsOf(role)).not.toContain(needs);
});

describe('header injection', () => {
  const evil = 'X\r\nBcc: victim@example.org\r\n\r\n<b>body</b>, a@b.dk <c@d.dk>';
  const facts = sampleFacts();
  const hostile: QueuedMail = {
    ...mail,
    recipientName: evil,
    facts: {
      ...facts,
      offer: { ...facts.offer, title: evil },
      department: { ...facts.department, name: evil, senderName: evil },
      groups: [{ label: evil, level: evil, pupils: 1, adults: 1, specialEducation: false }],
    },
  };

  test('through names, titles and labels adds no header and no recipient', async () => {
    const honest = await sent(mail);
    const { parsed, envelope, header } = await sent(hostile);
    const names = (keys: { key: string }[]) => keys.map(({ key }) => key);
    expect(names(parsed.headers)).toEqual(names(honest.parsed.headers));
    expect(header('bcc')).toEqual([]);
    expect(parsed.to).toHaveLength(1);
    expect(parsed.to?.[0]?.address).toBe(mail.recipientEmail);
    expect(envelope.to).toEqual([mail.recipientEmail]);
  });

  test('through addresses and the Message-ID is refused', () => {
    const rendered = renderQueuedMail(mail);
    for (const bad of ['a@b.dk\r\nBcc: c@d.dk', 'a@b.dk, c@d.dk', 'a@b.dk>', '']) {
      expect(() => messageOf({ ...mail, recipientEmail: bad }, rendered)).toThrow(TypeError);
      expect(() => messageOf({ ...mail, messageId: `<${bad}>\r\nX: 1` }, rendered)).toThrow(TypeError);
    }
  });
});

test('a snapshot that is none is refused, not half rendered', () => {
  expect(() => renderQueuedMail({ ...mail, facts: { reference: 'X' } })).toThrow();
});
