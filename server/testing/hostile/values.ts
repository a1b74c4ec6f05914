// What nobody sends by mistake, and what some do.

const long = 'A'.repeat(100_000);

/** Texts against databases, pages, files, logs, mails, spreadsheets and programs that add things up. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  '1e400',
  'NaN',
  'Infinity',
  '0x10',
  '99999999999999999999',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00b',
  '\ufeff',
  '\u202eexe.fdp',
  '\u2028',
  '💩'.repeat(50),
  'e\u0301'.repeat(50),
  "' OR 1=1 --",
  "'; DROP TABLE booking; --",
  '\\',
  '%',
  '_%',
  '$1',
  '{{7*7}}#{7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'line\r\nSet-Cookie: login=x',
  '=HYPERLINK("http://example.org")',
  ',,,,,,,,',
  '(((((((((((((((((((((((((((((((a+)+)+)+',
  'a & b | !c <-> (d:*',
  '2026-02-30',
  '9999-99-99',
  '2026/27',
  '00000000-0000-0000-0000-000000000000',
  long,
];

/** Stands for a number that JSON can write and JavaScript cannot hold: 1e400 is read as Infinity. */
const HUGE = '@1e400@';

/** Values of every type but the right one, and texts as above. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  -1e308,
  HUGE,
  2 ** 31,
  2 ** 53 + 2,
  [],
  {},
  [[]],
  [null],
  [{}],
  { toString: 1, valueOf: 2, toJSON: 3 },
  { length: -1, 0: 'a' },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  Array.from({ length: 1000 }, () => ({})),
  nested(500),
  ...hostileTexts,
];

/** JSON that can hold everything above. */
export function hostileJson(value: unknown): string {
  return (JSON.stringify(value) ?? '').replaceAll(`"${HUGE}"`, '1e400');
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** Every copy of `value` with one place in it replaced, removed, doubled or added to. */
export function mutations(value: unknown): unknown[] {
  return placesIn(value).flatMap((place) => [
    ...hostileValues.map((hostile) => replaced(value, place, () => hostile)),
    replaced(value, place, (old) => [old, old]),
    replaced(value, place, (old) => ({ ...(old as object), extra: 1, __proto__x: 1 })),
    replaced(value, place, () => undefined),
  ]);
}

type Place = (string | number)[];

function placesIn(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inside = Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...here, key]));
  return [here, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, change);
  return copy;
}
