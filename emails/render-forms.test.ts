import { describe, expect, test } from 'vitest';
import { calendarText } from './calendar-text.ts';
import { sampleFacts, sampleFactsInEnglish, sampleRecipients } from './facts.sample.ts';
import type { MailFacts, MailRole } from './facts.ts';
import { renderMail } from './render.ts';

const nowhere = { transport: '', lunch: '', latitude: null, longitude: null };
const outreach: Partial<MailFacts> = {
  form: 'OUTREACH',
  site: { ...nowhere, name: 'Engskolen', address: 'Engvej 4, 2300 København S', meetingPoint: 'Indgang B, lokale 12.' },
  travelMinutes: 30,
};
const link = 'https://moede.example.org/fort-12';
const online: Partial<MailFacts> = {
  form: 'ONLINE',
  site: { ...nowhere, name: 'Online', address: '', meetingPoint: '' },
  onlineUrl: link,
};

function mailTo(role: MailRole, facts: MailFacts, kind: 'CONFIRMATION' | 'CHANGE' = 'CONFIRMATION') {
  const recipient = sampleRecipients.find((one) => one.role === role);
  if (recipient === undefined) throw new Error(`no sample recipient is ${role}`);
  return renderMail(kind, recipient, facts);
}

describe('a visit out at a school', () => {
  test.each(['VISITOR', 'CONTACT', 'ADMINISTRATOR', 'EDUCATOR'] as const)(
    'is told to the %s with the school as the place',
    async (role) => {
      const { subject, text } = mailTo(role, sampleFacts(outreach));
      await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`golden/da-outreach-${role.toLowerCase()}.txt`);
      const english = mailTo(role, sampleFactsInEnglish(outreach));
      await expect(`${english.subject}\n\n${english.text}`).toMatchFileSnapshot(
        `golden/en-outreach-${role.toLowerCase()}.txt`,
      );
    },
  );

  test('tells the educator when to leave, and nobody else', () => {
    expect(mailTo('EDUCATOR', sampleFacts(outreach)).text).toContain(
      'Tag af sted senest kl. 9.00 (30 minutter hver vej)',
    );
    expect(mailTo('VISITOR', sampleFacts(outreach)).text).not.toContain('hver vej');
  });

  test('has the school as the place in the calendar', () => {
    const { location, description } = calendarText('EDUCATOR', sampleFacts(outreach));
    expect(location).toBe('Engskolen, Engvej 4, 2300 København S');
    expect(description).toContain('af sted senest kl. 9.00');
    expect(description).toContain('Indgang B');
  });

  test('that is held elsewhere says both places', () => {
    const previous = {
      ...{ pupils: 26, adults: 2, startsAt: '2026-05-07T07:30:00Z', endsAt: '2026-05-07T09:30:00Z' },
      site: 'Engskolen, Skolevej 1, 2300 København S',
    };
    const { text } = mailTo('EDUCATOR', sampleFacts({ ...outreach, previous }), 'CHANGE');
    expect(text).toContain('Sted: Engvej 4, 2300 København S (før Engskolen, Skolevej 1, 2300 København S)');
  });
});

describe('an online visit', () => {
  test.each(['VISITOR', 'CONTACT', 'EDUCATOR'] as const)('gives the %s its link', async (role) => {
    const { subject, text } = mailTo(role, sampleFacts(online));
    expect(text).toContain(link);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`golden/da-online-${role.toLowerCase()}.txt`);
    expect(mailTo(role, sampleFactsInEnglish(online)).text).toContain(link);
  });

  test('keeps the link from the school’s office', () => {
    const facts = sampleFacts(online);
    const { text, html } = mailTo('ADMINISTRATOR', facts);
    expect(text + html + JSON.stringify(calendarText('ADMINISTRATOR', facts))).not.toContain(link);
  });

  test('is held at its link in the calendar', () => {
    expect(calendarText('VISITOR', sampleFacts(online)).location).toBe(link);
    expect(calendarText('EDUCATOR', sampleFacts(online)).location).toBe(link);
    expect(calendarText('ADMINISTRATOR', sampleFacts(online)).location).toBe('Online');
  });

  test('says that the link comes later where there is none yet', () => {
    expect(mailTo('VISITOR', sampleFacts({ ...online, onlineUrl: null })).text).toContain('når det er klar');
  });

  test('with another link says so', () => {
    const previous = {
      ...{ pupils: 26, adults: 2, startsAt: '2026-05-07T07:30:00Z', endsAt: '2026-05-07T09:30:00Z' },
      onlineUrl: 'https://moede.example.org/gammel',
    };
    const { subject, text } = mailTo('VISITOR', sampleFacts({ ...online, previous }), 'CHANGE');
    expect(subject).toContain('(nyt link)');
    expect(text).toContain('Nyt link til torsdag den 7. maj');
    expect(text).not.toContain('/gammel');
  });
});

test('a visit without an educator says that nobody teaches', () => {
  const facts = sampleFacts({ form: 'SELF_GUIDED', educators: [] });
  expect(mailTo('VISITOR', facts).text).toContain('på egen hånd');
  expect(mailTo('VISITOR', sampleFactsInEnglish({ form: 'SELF_GUIDED', educators: [] })).text).toContain('on your own');
});
