// What people typed goes into mail headers, calendar lines and plain text. Everything that could end a line there, change
// the direction of reading or stop a parser is taken out first.

const LINE_ENDS = /\r\n|[\r\n\u0085\u2028\u2029]/g;
/** C0 and C1 controls (except the line feed), byte order mark, and the controls that reverse the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Text that keeps its lines (as "\n") and loses control characters; tabs become spaces; trimmed. */
export function severalLines(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(/\t/g, ' ').replace(CONTROLS, '').replace(LONE_SURROGATES, '').trim();
}

/** The same on one line: line ends become one space. For headers, names and titles. */
export function oneLine(text: string): string {
  return severalLines(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Texts that may have several lines; everything else is put on one. */
const LONG_TEXTS = new Set([
  'needs',
  'message',
  'reason',
  'meetingPoint',
  'transport',
  'lunch',
  'clothing',
  'priceNote',
  'note',
]);

/** The facts of a mail with every text in them made harmless. */
export function cleanFacts<Facts extends object>(facts: Facts): Facts {
  return cleaned(facts, '') as Facts;
}

function cleaned(value: unknown, key: string): unknown {
  if (typeof value === 'string') return LONG_TEXTS.has(key) ? severalLines(value) : oneLine(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner, name)]));
}
