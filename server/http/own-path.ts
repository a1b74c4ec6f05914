const ANYWHERE = 'http://own.invalid';

/**
 * An address to go on to after logging in, if it is one of our own; else null. `//elsewhere`, `/\elsewhere`, other
 * schemes and control characters (which browsers drop) would lead to other sites.
 */
export function ownPath(next: string | null): string | null {
  if (next === null || next.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return null;
  const url = URL.canParse(next, ANYWHERE) ? new URL(next, ANYWHERE) : null;
  return url?.origin === ANYWHERE && !url.pathname.startsWith('//') ? url.pathname + url.search : null;
}
