/** A strict subset of RFC 5321: what real addresses look like, nothing that a header or an SMTP command could trip over. */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Returns the address unchanged; throws TypeError for what must never reach a header, an envelope or a calendar line. */
export function checkedAddress(email: string): string {
  if (email.length > 254 || !ADDRESS.test(email)) throw new TypeError('Not a mail address that can be sent to');
  return email;
}
