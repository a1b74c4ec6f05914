import { z } from 'zod';

// The shapes of what people type, used by every contract. Text is trimmed, well-formed Unicode (NFC) without control
// characters: PostgreSQL refuses NUL and lone surrogates, and a line break in a name would reach mails and calendars.

const CONTROL = /[\p{Cc}\u2028\u2029\uFEFF]/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\n\t]|[\u2028\u2029\uFEFF]/u;

/** Code of a field error, where zod's own says too little; see field-messages.ts. */
const code = (name: string) => ({ params: { code: name } });

/** One line of text, 1 to `max` characters. */
export function line(max: number) {
  return z
    .string()
    .refine((text) => text.isWellFormed() && !CONTROL.test(text.trim()), code('INVALID_CHARACTERS'))
    .overwrite((text) => text.normalize('NFC').trim().replace(/ {2,}/g, ' '))
    .min(1)
    .max(max);
}

/** Text with line breaks, up to `max` characters; empty becomes null. */
export function paragraph(max: number) {
  return z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => text.isWellFormed() && !CONTROL_BUT_BREAKS.test(text), code('INVALID_CHARACTERS'))
    .overwrite((text) => text.normalize('NFC').trim())
    .max(max);
}

/** A mail address, lower-cased, at most 254 characters. Strict on purpose: it is handed to a mail server. */
export const email = z
  .string()
  .overwrite((text) => text.trim().toLowerCase())
  .max(254)
  .regex(/^[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, {
    error: 'INVALID_EMAIL',
  })
  .meta({ format: 'email' });

/** A phone number as people write it: 8 to 15 digits, optional + and spaces. Kept as typed. */
export const phone = z
  .string()
  .overwrite((text) => text.trim().replace(/\s+/g, ' '))
  .regex(/^\+?[0-9](?:[ .-]?[0-9]){7,14}$/, { error: 'INVALID_PHONE' });

/** A Danish postal code: four digits. */
export const postalCode = z
  .string()
  .overwrite((text) => text.trim())
  .regex(/^\d{4}$/, { error: 'INVALID_POSTAL_CODE' });

/** The address of a page that people open from a mail: https only. */
export const webAddress = z
  .string()
  .overwrite((text) => text.trim())
  .max(500)
  .refine((text) => /^https:\/\/[^\s"<>\\]+$/.test(text) && URL.canParse(text), code('INVALID_LINK'));

/** A count from `min` to `max`. */
export function count(min: number, max: number) {
  return z.int().min(min).max(max);
}

/** The same, written in an address or a form: digits only. */
export function countText(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: 'NOT_A_NUMBER' })
    .transform(Number)
    .pipe(count(min, max));
}

/**
 * A Danish calendar day, `YYYY-MM-DD`, that exists; 1901 to 2197. The years that server/time knows reach further: a week
 * before and a year after what somebody asks for are days too.
 */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'INVALID_DATE' })
  .refine((text) => text >= '1901' && text < '2198', code('INVALID_DATE'))
  .refine((text) => {
    const parsed = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
  }, code('INVALID_DATE'))
  .meta({ format: 'date' });

/** An instant in answers: ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });

/** An id, in small letters: the same one written twice is the same text. Malformed ones in a path are a 404, in a body a 422. */
export const id = z.uuid().overwrite((text) => text.toLowerCase());

/** A search text: control characters are dropped instead of refused, since nobody can see them. */
export const searchText = z
  .string()
  .max(500)
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\p{Cc}\uFFFD]/gu, ' ')
      .trim(),
  );

/** A list answer. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    total: z.int().min(0),
    page: z.int().min(1),
    pageSize: z.int().min(1),
  });
}
