import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleFactsInEnglish, sampleRecipients } from './facts.sample.ts';
import type { MailFacts, MailKind, MailRecipient } from './facts.ts';
import { mailFacts } from './facts.ts';
import { renderMail } from './render.ts';
import { da } from './texts.da.ts';
import { en } from './texts.en.ts';

const jens = { name: 'Jens Holmgaard', email: 'jens@engskolen.example.org', phone: '20 00 41 10' };
const beforeChange = { pupils: 26, adults: 2, startsAt: '2026-05-07T07:30:00Z', endsAt: '2026-05-07T09:30:00Z' };
const sameNumbers = { pupils: 26, adults: 2 };

interface Case {
  name: string;
  kind: MailKind;
  about: Partial<MailFacts>;
}
const cases: Case[] = [
  { name: 'confirmation', kind: 'CONFIRMATION', about: {} },
  { name: 'change', kind: 'CHANGE', about: { pupils: 24, adults: 3, previous: beforeChange } },
  { name: 'cancelled-by-booker', kind: 'CANCELLATION', about: { cancelled: { by: 'BOOKER', reason: null } } },
  {
    name: 'session-cancelled',
    kind: 'SESSION_CANCELLED',
    about: { note: 'Der er varslet storm på dagen.\nBåden kan ikke sejle.' },
  },
  {
    name: 'session-moved',
    kind: 'CHANGE',
    about: {
      note: 'Broen er lukket om formiddagen.',
      choose: true,
      previous: {
        ...sameNumbers,
        startsAt: '2026-05-06T07:30:00Z',
        endsAt: '2026-05-06T09:30:00Z',
        meetings: [],
        site: 'Vestvolden, Voldgaden 1, 2650 Hvidovre',
        meetingPoint: 'Ved den røde port.',
        educators: ['Bo Lind'],
      },
    },
  },
  { name: 'new-educator', kind: 'CHANGE', about: { previous: { ...beforeChange, educators: ['Bo Lind'] } } },
  { name: 'reopened', kind: 'CONFIRMATION', about: { reopened: true } },
  { name: 'cancelled-by-venue', kind: 'CANCELLATION', about: { cancelled: { by: 'VENUE', reason: 'Storm' } } },
];
const languages = [sampleFacts, sampleFactsInEnglish];
const every = languages.flatMap((make) =>
  cases.flatMap(({ name, kind, about }) =>
    sampleRecipients.map((recipient) => {
      const facts = withItsNumbers(make(recipient.role === 'CONTACT' ? { ...about, contact: jens } : about));
      const file = `${facts.language}-${name}-${recipient.role.toLowerCase()}`;
      return { file, kind, recipient, facts };
    }),
  ),
);

/** The one group of the sample has the numbers of the whole booking. */
function withItsNumbers(facts: MailFacts): MailFacts {
  const { pupils, adults, groups } = facts;
  return { ...facts, groups: groups.map((group) => ({ ...group, pupils, adults })) };
}

const [visitor, , , educator] = sampleRecipients as [MailRecipient, MailRecipient, MailRecipient, MailRecipient];
const everything = ({ subject, text, html }: { subject: string; text: string; html: string }) => subject + text + html;
const wordsOfPage = (html: string) => html.replace(/<style>.*<\/style>/s, '').replace(/<[^>]*>/g, ' ');

describe('golden mails', () => {
  test.each(every)('$file reads as before', async ({ file, kind, recipient, facts }) => {
    const mail = renderMail(kind, recipient, facts);
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`golden/${file}.txt`);
  });

  test.each(every.filter(({ recipient }) => recipient.role === 'VISITOR'))('$file looks as before', async (golden) => {
    const { html } = renderMail(golden.kind, golden.recipient, golden.facts);
    await expect(html).toMatchFileSnapshot(`golden/${golden.file}.html`);
  });
});

test.each(every)('$file: the page tells every line of the facts that the text tells', ({ kind, recipient, facts }) => {
  const { text, html } = renderMail(kind, recipient, facts);
  const told = wordsOfPage(html).replace(/&nbsp;|\u00a0/g, ' ');
  for (const line of text.split('\n').filter((line) => line.startsWith('    '))) expect(told).toContain(line.trim());
  expect(told).toContain(facts.reference);
  expect(html).toContain(`lang="${facts.language}"`);
});

test.each(every)('$file: only the visitor and the contact get the key to the booking', ({ kind, recipient, facts }) => {
  const told = everything(renderMail(kind, recipient, facts));
  const mayManage = ['VISITOR', 'CONTACT'].includes(recipient.role);
  if (!mayManage) expect(told).not.toContain(facts.manageUrl);
  if (recipient.role !== 'EDUCATOR') expect(told).not.toContain(facts.staffUrl);
  if (mayManage && kind !== 'CANCELLATION') expect(told).toContain(facts.manageUrl);
});

test('the administrator learns neither needs nor phone numbers of the teacher', () => {
  const [, , administrator] = sampleRecipients as [MailRecipient, MailRecipient, MailRecipient];
  const facts = sampleFacts();
  const told = everything(renderMail('CONFIRMATION', administrator, facts));
  for (const secret of [facts.needs ?? '', facts.visitor.phone, facts.visitor.email])
    expect(told).not.toContain(secret);
});

test('the educator learns who comes, their needs and how to reach them', () => {
  const facts = sampleFacts();
  const { text } = renderMail('CONFIRMATION', educator, facts);
  for (const fact of ['5. klasse', '26 elever', facts.needs ?? '', facts.visitor.phone]) expect(text).toContain(fact);
});

test('a change says what it was before', () => {
  const facts = sampleFacts({ pupils: 24, previous: beforeChange });
  const mail = renderMail('CHANGE', visitor, facts);
  expect(mail.subject).toBe('Ændret: Livet på lavt vand, torsdag den 7. maj kl. 9.30 (26 → 24 elever)');
  expect(mail.text).toContain('24 elever (før 26)');
});

test('an educator who left hears that, and only the calendar takes it out', () => {
  const mail = renderMail('CHANGE', educator, sampleFacts({ left: true }));
  expect(mail.subject).toBe(
    'Ikke længere dit besøg: 5.b fra Engskolen, torsdag den 7. maj kl. 9.30 (Livet på lavt vand)',
  );
  expect(mail.text).toContain('står ikke længere på din plan');
  expect(mail.text).not.toContain(sampleFacts().needs);
});

test('a course tells every meeting, and what each was before', () => {
  const meeting = { startsAt: '2026-05-14T07:30:00Z', endsAt: '2026-05-14T09:30:00Z' };
  const previous = {
    ...beforeChange,
    meetings: [{ startsAt: '2026-05-21T07:30:00Z', endsAt: '2026-05-21T09:30:00Z' }],
  };
  const { text } = renderMail('CHANGE', visitor, sampleFacts({ meetings: [meeting], previous }));
  expect(text).toContain('    torsdag den 14. maj 2026 kl. 9.30–11.30 (uge 20)');
  expect(text).toContain('    Før: torsdag den 21. maj 2026 kl. 9.30–11.30 (uge 21)');
});

test('a moved visit says both times', () => {
  const mail = renderMail('CHANGE', visitor, sampleFacts({ startsAt: '2026-10-26T08:30:00Z', previous: beforeChange }));
  expect(mail.subject).toContain('mandag den 26. oktober kl. 9.30 (ny tid)');
  expect(mail.text).toContain('Før: torsdag den 7. maj 2026 kl. 9.30–11.30 (uge 19)');
});

test.each([
  ['2026-03-27T08:00:00Z', 'fredag den 27. marts kl. 9.00'],
  ['2026-03-30T07:00:00Z', 'mandag den 30. marts kl. 9.00'],
  ['2026-10-23T07:00:00Z', 'fredag den 23. oktober kl. 9.00'],
  ['2026-10-26T08:00:00Z', 'mandag den 26. oktober kl. 9.00'],
])('%s is told in Danish time, whatever the server is set to', (startsAt, told) => {
  const endsAt = new Date(Date.parse(startsAt) + 5_400_000).toISOString();
  const mail = renderMail('CONFIRMATION', visitor, sampleFacts({ startsAt, endsAt }));
  expect(mail.subject).toContain(told);
  expect(mail.text).toContain('kl. 9.00–10.30');
});

describe('the deadline', () => {
  const textWith = (closesAt: string) =>
    renderMail('CONFIRMATION', visitor, sampleFacts({ cancellation: { lastDay: '2026-04-23', closesAt } })).text;

  test('that lies ahead is named by its last day', () => {
    expect(textWith('2026-04-23T22:00:00Z')).toContain('til og med torsdag den 23. april');
  });
  test('that is the start is called so', () => {
    expect(textWith('2026-05-07T07:30:00Z')).toContain('indtil besøget begynder');
  });
  test('that has passed says what to do instead', () => {
    expect(textWith('2026-03-01T23:00:00Z')).toContain('Fristen for afbud via linket var torsdag den 23. april');
  });
});

describe('hostile text', () => {
  const evil = '<img src=x onerror=alert(1)>"\'&\r\nBcc: all@example.org\u0000\u202e';
  const facts = sampleFacts({
    offer: { ...sampleFacts().offer, title: evil },
    institutionName: evil,
    groups: [{ label: evil, level: evil, pupils: 1, adults: 1, specialEducation: false }],
    needs: `${evil}\nBookingnummer: FALSK`,
    contact: { name: evil, email: 'x@example.org', phone: evil },
    educators: [{ name: evil, phone: evil }],
  });
  const mails = sampleRecipients.map((recipient) => renderMail('CONFIRMATION', { ...recipient, name: evil }, facts));

  test('becomes no element and no attribute', () => {
    for (const { html } of mails) {
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=alert(1)>');
    }
  });

  test('adds no line to the subject and no control character anywhere', () => {
    for (const mail of mails) {
      expect(mail.subject).not.toMatch(/[\r\n]/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for here
      expect(everything(mail)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  });

  test('cannot pose as another fact in the text', () => {
    for (const { text } of mails) expect(text.match(/^Bookingnummer:/gm)).toHaveLength(1);
  });
});

test('one child and one adult are counted in the singular, in daycare as børn', () => {
  const groups = [{ label: 'Rød stue', level: 'børnehave', pupils: 1, adults: 1, specialEducation: false }];
  const { text } = renderMail(
    'CONFIRMATION',
    educator,
    sampleFacts({ targetGroup: 'DAYCARE', groups, pupils: 1, adults: 1 }),
  );
  expect(text).toContain('Rød stue (børnehave): 1 barn og 1 voksen');
  expect(text).toContain('Dagtilbud: Engskolen');
});

test('several groups are listed and summed', () => {
  const group = { level: '5. klasse', pupils: 20, adults: 2, specialEducation: false };
  const groups = [
    { ...group, label: '5.a' },
    { ...group, label: '5.b' },
    { ...group, label: '5.c', specialEducation: true },
  ];
  const mail = renderMail('CONFIRMATION', visitor, sampleFacts({ groups, pupils: 60, adults: 6 }));
  expect(mail.subject).toContain('(5.a, 5.b og 5.c)');
  expect(mail.text).toContain(
    '5.c (5. klasse, specialundervisning): 20 elever og 2 voksne\n    I alt 60 elever og 6 voksne',
  );
});

test('every text exists in both languages and none is left in the other', () => {
  const paths = (texts: object, prefix = ''): string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'object' ? paths(value, `${prefix}${key}.`) : [`${prefix}${key}`],
    );
  expect(paths(en)).toEqual(paths(da));
  const equal = Object.entries(da.label).filter(([key, word]) => word === en.label[key as keyof typeof en.label]);
  expect(equal).toEqual([]);
});

test('the snapshot survives the outbox', () => {
  for (const { facts } of every) expect(mailFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
});
