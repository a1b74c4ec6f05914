// Where an address stands in a text: as a whole. "johanna@example.org" is not "anna@example.org", and what is held about Johanna
// is not Anna's. In JSON a line before it ends with `\n`; a full stop may follow it.
const BEFORE = String.raw`(?:(?<![a-z0-9._+-])|(?<=\\[nrt]))`;
const AFTER = '(?![a-z0-9-])';

/** Whether a text names an address (lower case). */
export function namesAddress(text: string, email: string): boolean {
  return new RegExp(BEFORE + email.replace(/[^a-z0-9@]/g, String.raw`\$&`) + AFTER).test(text.toLowerCase());
}

/** The same in SQL. @param text an expression @param email an expression, e.g. `$1` */
export function namesAddressSql(text: string, email: string): string {
  const pattern = `'${BEFORE}' || regexp_replace(${email}::text, '([^a-z0-9@])', '\\\\\\1', 'g') || '${AFTER}'`;
  // The cheap question first: few texts name the address at all.
  return `(strpos(lower(${text}), ${email}::text) > 0 AND lower(${text}) ~ (${pattern}))`;
}
