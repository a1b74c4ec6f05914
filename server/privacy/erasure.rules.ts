import { namesAddress } from './address-in-text.ts';
import { ERASED_NAME } from './personal-data.ts';

/** Whom an erasure is about: the address in lower case, and the names that stand beside it. */
export interface ErasedPerson {
  email: string;
  names: string[];
}

/** Texts of a booking that people wrote themselves. */
const FREE_TEXTS = new Set(['needs', 'message', 'reason']);

/**
 * The facts of a mail to somebody else without this person: their name, address and phone, and what they wrote. Whatever the
 * facts look like, everything else stays as it is, so that a mail that waits can still be sent.
 */
export function factsWithout(facts: unknown, person: ErasedPerson): unknown {
  return without(facts, { person, wroteIt: isPerson(contactOf(facts), person) });
}

interface Walk {
  person: ErasedPerson;
  /** Whether the person is the contact, who writes the free texts. */
  wroteIt: boolean;
}

function without(value: unknown, walk: Walk): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, walk));
  if (typeof value === 'string') return isAbout(value, walk.person) ? ERASED_NAME : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isPerson(value, walk.person)) return emptied(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, FREE_TEXTS.has(key) ? freeText(one, walk) : without(one, walk)]),
  );
}

function contactOf(facts: unknown): unknown {
  return typeof facts === 'object' && facts !== null && 'contact' in facts ? facts.contact : null;
}

/** An object with the person's address, or (educators have none there) with exactly their name. */
function isPerson(value: unknown, { email, names }: ErasedPerson): boolean {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  if ('email' in value) return typeof value.email === 'string' && value.email.toLowerCase() === email;
  return typeof value.name === 'string' && 'phone' in value && names.includes(value.name);
}

function emptied(person: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(person).map(([key, value]) => [
      key,
      key === 'name' ? ERASED_NAME : typeof value === 'string' ? '' : value,
    ]),
  );
}

function freeText(value: unknown, { person, wroteIt }: Walk): unknown {
  if (typeof value !== 'string') return value;
  return wroteIt || mentions(value, person) ? null : value;
}

/** Whether a text that somebody else wrote speaks of the person: by address or by first name. */
export function mentions(text: string, { email, names }: ErasedPerson): boolean {
  const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}'-]+/u));
  const firstNames = names.flatMap((name) => name.toLowerCase().split(' ').slice(0, 1));
  return namesAddress(text, email) || firstNames.some((name) => name.length > 1 && words.has(name));
}

function isAbout(text: string, { email, names }: ErasedPerson): boolean {
  return text.toLowerCase() === email || (text !== '' && names.includes(text));
}

/** Why an address cannot be erased yet. */
export type Obstacle =
  | { code: 'COMING_BOOKINGS'; references: string[] }
  | { code: 'STAFF_ROLES'; roles: string[] }
  | { code: 'FUTURE_SESSIONS'; count: number; firstOn: string };
