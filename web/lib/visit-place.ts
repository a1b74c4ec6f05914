import { placeTexts } from '#lib/texts/place.ts';
import type { Booking } from '#server/bookings/booking-shape.contract.ts';
import { formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

type Visit = Pick<Booking, 'place'> & {
  session: Pick<Booking['session'], 'form' | 'site'>;
  institution: { name: string };
};

interface Address {
  address: string;
  postalCode: string;
  city: string;
}

/** "Skolevej 1, 2300 København S". */
export function addressLine({ address, postalCode, city }: Address): string {
  return `${address}, ${postalCode} ${city}`;
}

/** Where a visit is, line by line: the name of the place, its address, and what is said of it. */
export function placeLines({ session, place, institution }: Visit, language: Language): string[] {
  const texts = placeTexts[language].shown;
  if (session.form === 'ONLINE') return [texts.online];
  if (session.form !== 'OUTREACH') return [session.site.name, addressLine(session.site)];
  const known = place === null ? texts.unknown : addressLine(place);
  return [institution.name, known, place?.notes ?? ''].filter(Boolean);
}

/** The same in one line, for lists. */
export function placeInShort(visit: Visit, language: Language): string {
  return placeLines(visit, language).slice(0, 2).join(', ');
}

const MINUTE_MS = 60_000;

/** When the educator of an outreach visit has to leave, in words; null = it takes no time. */
export function leavingWords(
  { form, startsAt, travelMinutes }: { form: Booking['session']['form']; startsAt: string; travelMinutes: number },
  language: Language,
): string | null {
  if (form !== 'OUTREACH' || travelMinutes === 0) return null;
  const leaving = new Date(Date.parse(startsAt) - travelMinutes * MINUTE_MS);
  return placeTexts[language].shown.leave(formatTime(leaving, language), travelMinutes);
}

/** Where a session is, for those who are not told the school's own place: the site with its address, at the school, or online. */
export function sessionPlace({ form, site }: Pick<Booking['session'], 'form' | 'site'>, language: Language): string {
  const texts = placeTexts[language].shown;
  if (form === 'ONLINE') return texts.online;
  return form === 'OUTREACH' ? texts.atSchool : `${site.name}, ${addressLine(site)}`;
}
