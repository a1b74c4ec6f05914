import type { MailFacts, MailRecipient } from './facts.ts';

/** A booking as the tests and the preview tell it; override what the test is about. */
export function sampleFacts(overrides: Partial<MailFacts> = {}): MailFacts {
  const visitor = { name: 'Mette Sandager', email: 'mette@engskolen.example.org', phone: '20 00 41 17' };
  return {
    bookingId: '0197aaaa-0000-7000-8000-000000000001',
    reference: 'HEJRE-4827',
    calendarUid: '0197aaaa-0000-7000-8000-000000000001@skolebesoeg.example.org',
    language: 'da',
    statedAt: '2026-03-02T19:12:07Z',
    startsAt: '2026-05-07T07:30:00Z',
    endsAt: '2026-05-07T09:30:00Z',
    targetGroup: 'PRIMARY',
    offer: {
      title: 'Livet på lavt vand',
      url: 'https://skolebesoeg.example.org/tilbud/livet-paa-lavt-vand',
    },
    department: {
      name: 'Naturcenter Amager Strand',
      email: 'amagerstrand@example.org',
      phone: '20 00 31 30',
      senderEmail: 'amager-strand@skolebesoeg.example.org',
      senderName: 'Naturcenter Amager Strand',
    },
    site: {
      name: 'Naturcenter Amager Strand',
      address: 'Amager Strand Promenaden 1, 2300 København S',
      meetingPoint: 'Ved værkstedet bag hovedbygningen. Se efter det grønne flag.',
      transport: 'Metro til Femøren, derfra ti minutter til fods. Busser kan holde på Hedegaardsvej.',
      lunch: 'Madpakker kan spises ved bordene under halvtaget.',
      latitude: 55.654,
      longitude: 12.649,
    },
    clothing: 'Varmt tøj, skiftesokker og håndklæde. Vi har waders til alle.',
    groups: [{ label: '5.b', level: '5. klasse', pupils: 26, adults: 2, specialEducation: false }],
    pupils: 26,
    adults: 2,
    institutionName: 'Engskolen',
    contact: visitor,
    visitor,
    educators: [{ name: 'Ida Krogsbæk', phone: '20 00 31 44' }],
    needs: 'En kørestolsbruger. To børn har brug for korte beskeder og pauser.',
    message: null,
    manageUrl: 'https://skolebesoeg.example.org/booking/HEJRE-4827/bWFuYWdlLXRva2VuLXNlY3JldA',
    staffUrl: 'https://skolebesoeg.example.org/personale/bookinger/HEJRE-4827',
    cancellation: { lastDay: '2026-04-23', closesAt: '2026-04-23T22:00:00Z' },
    priceOre: 0,
    priceNote: 'Jeres kommune betaler.',
    materialsBefore: ['Dyr og planter på stranden (ark til klassen)', 'Sådan forbereder I jer'],
    previous: null,
    cancelled: null,
    ...overrides,
  };
}

/** The same booking told in English. */
export function sampleFactsInEnglish(overrides: Partial<MailFacts> = {}): MailFacts {
  const danish = sampleFacts();
  return sampleFacts({
    language: 'en',
    offer: { title: 'Life in the shallows', url: 'https://skolebesoeg.example.org/en/tilbud/livet-paa-lavt-vand' },
    site: {
      ...danish.site,
      meetingPoint: 'By the workshop behind the main building. Look for the green flag.',
      transport: 'Metro to Femøren, then ten minutes on foot. Coaches can stop in Hedegaardsvej.',
      lunch: 'Packed lunches can be eaten at the tables under the shelter.',
    },
    clothing: 'Warm clothes, spare socks and a towel. We have waders for all.',
    groups: [{ label: '5.b', level: 'year 5', pupils: 26, adults: 2, specialEducation: false }],
    needs: 'One wheelchair user.',
    manageUrl: 'https://skolebesoeg.example.org/en/booking/HEJRE-4827/bWFuYWdlLXRva2VuLXNlY3JldA',
    priceNote: 'Your municipality pays.',
    materialsBefore: ['Animals and plants of the beach', 'How to prepare'],
    ...overrides,
  });
}

/** One recipient of each role. */
export const sampleRecipients: MailRecipient[] = [
  { role: 'VISITOR', name: 'Mette Sandager', email: 'mette@engskolen.example.org' },
  { role: 'CONTACT', name: 'Jens Holmgaard', email: 'jens@engskolen.example.org' },
  { role: 'ADMINISTRATOR', name: '', email: 'kontor@engskolen.example.org' },
  { role: 'EDUCATOR', name: 'Ida Krogsbæk', email: 'ida@amagerstrand.example.org' },
];
