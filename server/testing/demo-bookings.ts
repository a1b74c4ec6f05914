import type { CreateBookingBody } from '#server/bookings/booking.contract.ts';

interface OfferInList {
  slug: string;
  gradeLevels: { from: number } | null;
}
interface SessionInList {
  id: string;
  bookable: boolean;
}

const PUPILS = 10;

/** Bookings that a running demo accepts, each of another session; found through the API like a teacher would. */
export async function demoBookings(url: string, count: number): Promise<CreateBookingBody[]> {
  const { items: offers } = await get<{ items: OfferInList[] }>(
    `${url}/api/offers?targetGroup=PRIMARY&pupils=${PUPILS}&pageSize=100`,
  );
  const { items: schools } = await get<{ items: { number: string }[] }>(`${url}/api/institutions?municipality=0101`);
  const bookings: CreateBookingBody[] = [];
  for (const { slug, gradeLevels } of offers) {
    const { items } = await get<{ items: SessionInList[] }>(`${url}/api/offers/${slug}/sessions?pupils=${PUPILS}`);
    for (const { id } of items.filter(({ bookable }) => bookable)) {
      if (bookings.length === count) return bookings;
      bookings.push(bookingOf(id, gradeLevels?.from ?? 5, schools[0]?.number ?? '', bookings.length));
    }
  }
  throw new Error(`The demo has only ${bookings.length} free sessions.`);
}

function bookingOf(sessionId: string, gradeLevel: number, number: string, index: number): CreateBookingBody {
  return {
    sessionId,
    institution: { number },
    contact: { name: 'Mette Holm', email: `mette-${index}@example.org`, phone: '20 00 41 87' },
    groups: [{ label: `${gradeLevel}.b`, gradeLevel, pupils: PUPILS, adults: 3 }],
    language: 'da',
  };
}

async function get<Body>(url: string): Promise<Body> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Body;
}
