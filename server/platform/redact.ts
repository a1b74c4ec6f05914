/** A mail address, as it may stand in the words of a mail server or of a database. */
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*/gi;
/** 40 or more letters of base64url with small and capital ones and digits: our tokens have 43. Names of files and ids have not. */
const TOKEN = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{40,}/g;

/**
 * A text for the log without mail addresses and tokens (I6). What we log ourselves has none; this is for what others put into
 * the messages of their errors.
 */
export function redacted(text: string): string {
  return text.replace(ADDRESS, '[address]').replace(TOKEN, '[token]');
}
