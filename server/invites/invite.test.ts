import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine, severalLines } from '#emails/plain-text.ts';
import { readWithIcalJs, readWithNodeIcal } from './calendar-parsers.ts';
import { calendarFileFor, type Invite, inviteFor } from './invite.ts';

const invite: Invite = {
  uid: '0197aaaa-0000-7000-8000-000000000001@skolebesoeg.example.org',
  sequence: 0,
  stampedAt: new Date('2026-03-02T19:12:07.400Z'),
  startsAt: new Date('2026-05-07T07:30:00Z'),
  endsAt: new Date('2026-05-07T09:30:00Z'),
  summary: 'Livet på lavt vand (5.b)',
  description: 'Bookingnummer: HEJRE 4827\nMødested: Værkstedet, ved flagstangen; se efter det grønne flag',
  location: 'Naturcenter Amager Strand, Amager Strand Promenaden 1, 2300 København S',
  position: { latitude: 55.654, longitude: 12.649 },
  url: 'https://skolebesoeg.example.org/booking/HEJRE-4827/dG9rZW4',
  cancelled: false,
  organizer: { name: 'Naturcenter Amager Strand', email: 'amager-strand@skolebesoeg.example.org' },
  attendee: { name: 'Mette Østergaard', email: 'mette@skole.example.org', role: 'VISITOR' },
};

/** The lines of a calendar with folded ones joined. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const propertyNames = (text: string) => linesOf(text).map((line) => line.split(/[;:]/)[0]);
const longestLine = (text: string) => Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)));

function readTwice(text: string) {
  const read = readWithIcalJs(text);
  expect(readWithNodeIcal(text)).toEqual(read);
  return read;
}

describe('golden files', () => {
  const cases: [string, string][] = [
    ['request-visitor', inviteFor(invite)],
    ['request-educator', inviteFor({ ...invite, attendee: { ...invite.attendee, role: 'EDUCATOR' } })],
    [
      'request-administrator',
      inviteFor({ ...invite, url: null, attendee: { ...invite.attendee, role: 'ADMINISTRATOR' } }),
    ],
    ['cancel-visitor', inviteFor({ ...invite, cancelled: true, sequence: 1 })],
    ['download', calendarFileFor(invite)],
  ];
  test.each(cases)('%s is written as before and read alike by two parsers', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`golden/${name}.ics`);
    const read = readTwice(text);
    expect(read.startsAt).toBe(Date.parse('2026-05-07T07:30:00Z') / 1000);
    expect(read.endsAt).toBe(Date.parse('2026-05-07T09:30:00Z') / 1000);
    expect(read.stampedAt).toBe(Date.parse('2026-03-02T19:12:07Z') / 1000);
  });
});

test('one copy names its own recipient and the sender, nobody else', () => {
  const read = readTwice(inviteFor(invite));
  expect(read.organizer).toBe(invite.organizer.email);
  expect(read.attendees).toEqual([
    { email: 'mette@skole.example.org', name: 'Mette Østergaard', status: 'NEEDS-ACTION', rsvp: 'FALSE' },
  ]);
});

test('the educator has accepted already', () => {
  const read = readTwice(inviteFor({ ...invite, attendee: { ...invite.attendee, role: 'EDUCATOR' } }));
  expect(read.attendees[0]).toMatchObject({ status: 'ACCEPTED', rsvp: 'FALSE' });
});

test('a cancellation keeps UID, organizer and times, and says CANCELLED twice', () => {
  const before = readTwice(inviteFor(invite));
  const after = readTwice(inviteFor({ ...invite, cancelled: true, sequence: 1 }));
  expect(after).toEqual({ ...before, method: 'CANCEL', status: 'CANCELLED', sequence: 1 });
});

test('a file to download invites nobody', () => {
  const names = propertyNames(calendarFileFor(invite));
  for (const name of ['METHOD', 'ATTENDEE', 'ORGANIZER']) expect(names).not.toContain(name);
});

test('times are in UTC, without zones and alarms', () => {
  const text = inviteFor(invite);
  expect(text).not.toMatch(/TZID|VTIMEZONE|VALARM/);
  expect(linesOf(text).filter((line) => /^DT/.test(line))).toEqual([
    'DTSTAMP:20260302T191207Z',
    'DTSTART:20260507T073000Z',
    'DTEND:20260507T093000Z',
  ]);
});

test.each([
  ['Friday before summer time', '2026-03-27T08:00:00Z'],
  ['Sunday of summer time', '2026-03-29T07:00:00Z'],
  ['Sunday of winter time', '2026-10-25T08:00:00Z'],
  ['Monday after winter time', '2026-10-26T08:00:00Z'],
])('%s: both parsers see the visit at the same second', (_, instant) => {
  const startsAt = new Date(instant);
  const endsAt = new Date(startsAt.getTime() + 90 * 60_000);
  const read = readTwice(inviteFor({ ...invite, startsAt, endsAt }));
  expect([read.startsAt, read.endsAt]).toEqual([startsAt.getTime() / 1000, endsAt.getTime() / 1000]);
});

describe('hostile text', () => {
  const nasty = fc.constantFrom(
    'X\r\nATTENDEE:mailto:evil@example.org',
    '\nEND:VEVENT\nBEGIN:VALARM',
    'a\u2028URL:http://evil\u2029b\u0085c',
    '"quoted"; ^n, \\n \\\\ \\;',
    'nul\u0000 bel\u0007 c1\u009b bom\ufeff',
    '\ud800 lone \udc00',
    'æøå 🎓👩‍🏫 '.repeat(30),
    '=CMD() {{x}} <script>alert(1)</script>',
  );
  const hostile = fc.oneof(
    nasty,
    fc.string({ unit: 'binary' }),
    fc.array(nasty, { maxLength: 3 }).map((x) => x.join('')),
  );

  test('round-trips exactly in every field, adds no property and no long line', () => {
    fc.assert(
      fc.property(
        fc.record({ summary: hostile, description: hostile, location: hostile, name: hostile, uid: hostile }),
        (text) => {
          const attendee = { ...invite.attendee, name: text.name };
          const calendar = inviteFor({
            ...invite,
            ...text,
            organizer: { ...invite.organizer, name: text.name },
            attendee,
          });
          const read = readWithIcalJs(calendar);
          expect(read.summary).toBe(oneLine(text.summary));
          expect(read.description).toBe(severalLines(text.description));
          expect(read.location).toBe(oneLine(text.location));
          expect(read.attendees).toHaveLength(1);
          expect(read.attendees[0]?.email).toBe(invite.attendee.email);
          // Left out when nothing remains of the text.
          const optional = ['LOCATION', 'DESCRIPTION'];
          const without = (names: (string | undefined)[]) => names.filter((name) => !optional.includes(name ?? ''));
          expect(without(propertyNames(calendar))).toEqual(without(propertyNames(inviteFor(invite))));
          expect(longestLine(calendar)).toBeLessThanOrEqual(75);
          expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('both parsers read the same hostile words', () => {
    const text = 'Semi; komma, kolon: "citat" æøå 🎓 \\ slut\r\nny linje';
    const read = readTwice(inviteFor({ ...invite, summary: text, description: text, location: text }));
    expect(read.description).toBe('Semi; komma, kolon: "citat" æøå 🎓 \\ slut\nny linje');
  });

  test('what is no address or link is refused', () => {
    const bad = ['a@b.dk\r\nX:1', 'a@b.dk,c@d.dk', '<a@b.dk>', 'a b@c.dk', '"a"@b.dk', 'a@b', ''];
    for (const email of bad) {
      expect(() => inviteFor({ ...invite, attendee: { ...invite.attendee, email } })).toThrow(TypeError);
      expect(() => inviteFor({ ...invite, organizer: { ...invite.organizer, email } })).toThrow(TypeError);
    }
    expect(() => inviteFor({ ...invite, url: 'not a link' })).toThrow(TypeError);
  });
});

test('any history of changes gives one UID and rising sequences', () => {
  const steps = fc.array(fc.constantFrom('move', 'numbers'), { maxLength: 8 });
  fc.assert(
    fc.property(steps, (history) => {
      const states = [...history, 'cancel'].map((step, index) => ({
        ...invite,
        sequence: index + 1,
        startsAt: step === 'move' ? new Date(invite.startsAt.getTime() - (index + 1) * 86_400_000) : invite.startsAt,
        cancelled: step === 'cancel',
      }));
      const read = [invite, ...states].map((state) => readWithIcalJs(inviteFor(state)));
      expect(new Set(read.map(({ uid }) => uid)).size).toBe(1);
      expect(read.map(({ sequence }) => sequence)).toEqual(read.map((_, index) => index));
    }),
  );
});
