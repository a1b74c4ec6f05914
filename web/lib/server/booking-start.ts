import type { RequestEvent } from '@sveltejs/kit';
import { emptyGroup, type GroupValues } from '#lib/booking-values.ts';
import { apiOf } from '#lib/server/api.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { readRemembered } from '#server/own-bookings/own-booking.contract.ts';

type Remembered = AnswerOf<typeof readRemembered>;

/** What a form begins with, when a teacher is logged in. */
export interface BookingStart {
  /** From the booking that is booked again; else from the last one, if any. */
  from: 'again' | 'last' | 'account';
  school: string | null;
  groups: GroupValues[];
  person: { name: string; email: string; phone: string };
  invoice: { gln: string; orderNumber: string; reference: string };
}

interface Asked {
  pupils: string;
  level: string;
  maxGroups: number;
}

/**
 * What is known of the teacher who books: person, school, class and EAN number of the booking named by `?igen=`, else of
 * their last one. Null for everybody else: nobody has to log in to book, and staff book for others.
 */
export async function bookingStart(event: RequestEvent, asked: Asked): Promise<BookingStart | null> {
  const { me } = event.locals;
  if (me === null || !booksForOneself(me.roles.map(({ role }) => role))) return null;
  const again = event.url.searchParams.get('igen') ?? '';
  const named = again === '' ? null : await remembered(event, again.slice(0, 20));
  const known = named ?? (await remembered(event, null));
  if (known === null) return null;
  const { contact, invoice, institution } = known;
  return {
    from: named !== null ? 'again' : known.reference === null ? 'account' : 'last',
    school: institution?.number ?? null,
    groups: groupsOf(known, asked, named !== null),
    person: { name: contact.name, email: contact.email ?? '', phone: contact.phone ?? me.phone ?? '' },
    invoice: {
      gln: invoice?.gln ?? '',
      orderNumber: invoice?.orderNumber ?? '',
      reference: invoice?.reference ?? '',
    },
  };
}

function booksForOneself(roles: string[]): boolean {
  return roles.length === 0 || roles.includes('TEACHER') || roles.includes('SCHOOL_ADMINISTRATOR');
}

async function remembered(event: RequestEvent, reference: string | null): Promise<Remembered | null> {
  const result = await apiOf(event).call(readRemembered, { query: { reference } });
  return result.ok ? result.data : null;
}

/** All the groups of a visit that is booked again; else the last class, unless another level was asked for. */
function groupsOf({ groups }: Remembered, { pupils, level, maxGroups }: Asked, again: boolean): GroupValues[] {
  const known = groups.map(groupValues);
  const [first] = known;
  if (first === undefined) return [{ ...emptyGroup, pupils, level }];
  if (again && known.length > 1) return known.slice(0, Math.max(1, maxGroups));
  if (level !== '' && level !== first.level) return [{ ...emptyGroup, pupils, level }];
  return [{ ...first, pupils: pupils === '' ? first.pupils : pupils }];
}

/** A stored group as the form's fields hold it. */
export function groupValues(group: Remembered['groups'][number]): GroupValues {
  const { label, specialEducation, pupils, adults } = group;
  return { label, level: levelOf(group), special: specialEducation, pupils: String(pupils), adults: String(adults) };
}

function levelOf({ gradeLevel, ageGroup, studyYear }: Remembered['groups'][number]): string {
  if (gradeLevel !== null) return `grade:${gradeLevel}`;
  return ageGroup !== null ? `age:${ageGroup}` : `year:${studyYear}`;
}
