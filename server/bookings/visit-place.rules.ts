import type { Language } from '#server/time/language.ts';
import type { BookingFacts } from './booking.facts.ts';

/** Where a visit takes place, in one language. What is not known or does not matter there is empty. */
export interface VisitPlace {
  name: string;
  /** One line: street, postal code, town. */
  address: string;
  /** Where to find each other. */
  meetingPoint: string;
  transport: string;
  lunch: string;
  /** WGS84 degrees; null = the place is not ours, or nowhere. */
  latitude: number | null;
  longitude: number | null;
}

type Visit = Pick<BookingFacts, 'place' | 'institution' | 'session'>;

const unknown = { address: '', meetingPoint: '', transport: '', lunch: '', latitude: null, longitude: null };

/** The school's place for what goes out to schools, none for what is held online, the site for all else. */
export function placeOfVisit({ place, institution, session }: Visit, language: Language): VisitPlace {
  const { form } = session.offer;
  if (form === 'ONLINE') return { ...unknown, name: 'Online' };
  if (form === 'OUTREACH') {
    return {
      ...unknown,
      name: institution.name,
      address: place === null ? '' : addressLine(place),
      meetingPoint: place?.notes ?? '',
    };
  }
  const { site } = session;
  return {
    name: site.name,
    address: addressLine(site),
    meetingPoint: site.meetingPoint[language],
    transport: site.transport[language],
    lunch: site.lunch[language],
    latitude: site.latitude,
    longitude: site.longitude,
  };
}

/** "Skolevej 1, 2300 København S". */
export function addressLine({ address, postalCode, city }: { address: string; postalCode: string; city: string }) {
  return `${address}, ${postalCode} ${city}`;
}

/** The link of an online visit, for those who take part in it: null before it is confirmed, and for all other forms. */
export function onlineLinkOf({ status, session }: Pick<BookingFacts, 'status' | 'session'>): string | null {
  return session.offer.form === 'ONLINE' && status === 'CONFIRMED' ? session.onlineUrl : null;
}

/** What a mail says of the place before, in the language of the booking; only what is another now. */
export function placeBefore(before: BookingFacts, after: BookingFacts): { site?: string; meetingPoint?: string } {
  const there = placeOfVisit(before, after.language);
  const here = placeOfVisit(after, after.language);
  const elsewhere = there.name !== here.name || there.address !== here.address;
  return {
    ...(elsewhere ? { site: [there.name, there.address].filter(Boolean).join(', ') } : {}),
    ...(there.meetingPoint === here.meetingPoint ? {} : { meetingPoint: there.meetingPoint }),
  };
}
