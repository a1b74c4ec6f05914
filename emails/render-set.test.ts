import { expect, test } from 'vitest';
import { sampleFacts, sampleFactsInEnglish, sampleRecipients } from './facts.sample.ts';
import type { MailFacts, MailKind, MailRecipient } from './facts.ts';
import { mailFacts } from './facts.ts';
import { renderMail } from './render.ts';

const classOf = (label: string, startsAt: string, reference: string, visitor: string) => ({
  reference,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 2 * 3_600_000).toISOString(),
  site: 'Naturcenter Amager Strand',
  groups: [{ label, level: '5. klasse', pupils: 25, adults: 2, specialEducation: false }],
  visitor,
  educators: ['Ida Krogsbæk'],
});
const visits = [
  classOf('5.a', '2026-05-07T07:30:00.000Z', 'HEJRE-4827', 'Mette Sandager'),
  classOf('5.b', '2026-05-07T07:30:00.000Z', 'VIBE-2241', 'Ali Noor'),
  classOf('5.c', '2026-05-07T10:00:00.000Z', 'TERNE-9313', 'Mette Sandager'),
];
const ofThree: Partial<MailFacts> = {
  groups: visits[0]?.groups ?? [],
  pupils: 25,
  adults: 2,
  set: { visits, priceOre: 0, whole: true, further: 1 },
};
const [visitor, contact, administrator] = sampleRecipients as [MailRecipient, MailRecipient, MailRecipient];

const cases: [string, MailKind, MailRecipient, MailFacts][] = [sampleFacts, sampleFactsInEnglish].flatMap((make) => {
  const { language } = make();
  return [
    [`${language}-set-confirmation-visitor`, 'CONFIRMATION', visitor, make(ofThree)],
    [`${language}-set-confirmation-contact`, 'CONFIRMATION', contact, make(ofThree)],
    [`${language}-set-confirmation-administrator`, 'CONFIRMATION', administrator, make(ofThree)],
    [`${language}-set-invitation-visitor`, 'SET_INVITATION', visitor, make(ofThree)],
    [`${language}-set-invitation-administrator`, 'SET_INVITATION', administrator, make(ofThree)],
  ] as [string, MailKind, MailRecipient, MailFacts][];
});

test.each(cases)('%s reads as before', async (file, kind, recipient, facts) => {
  const mail = renderMail(kind, recipient, facts);
  await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`golden/${file}.txt`);
});

test('one confirmation names every class with its time, its teacher and its reference', () => {
  const { text, subject } = renderMail('CONFIRMATION', visitor, sampleFacts(ofThree));
  expect(subject).toBe('Bekræftet: Livet på lavt vand for 3 klasser (5.a, 5.b og 5.c)');
  for (const fact of ['HEJRE-4827', 'VIBE-2241', 'TERNE-9313', 'Tager med: Ali Noor', '75 elever og 6 voksne'])
    expect(text).toContain(fact);
  expect(text.match(/5\. klasse\): 25 elever og 2 voksne/g)).toHaveLength(3);
});

test('the office gets no link, and only whoever holds the first link is told of all of them', () => {
  const facts = sampleFacts(ofThree);
  const told = renderMail('CONFIRMATION', administrator, facts);
  expect(told.text + told.html).not.toContain(facts.manageUrl);
  const own = sampleFacts({ ...ofThree, set: { visits, priceOre: 0, whole: false, further: 0 } });
  expect(renderMail('CONFIRMATION', visitor, own).text).not.toContain('alle klasserne');
});

test('an educator hears of one visit, as if it were alone', () => {
  const educator = { role: 'EDUCATOR' as const, name: 'Ida Krogsbæk', email: 'ida@example.org' };
  expect(renderMail('CONFIRMATION', educator, sampleFacts(ofThree)).text).not.toContain('5.c');
});

test('the snapshot survives the outbox', () => {
  const facts = sampleFacts(ofThree);
  expect(mailFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
});
