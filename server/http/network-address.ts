import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What attempts are counted by: an IPv4 address, or the /64 of an IPv6 address. One connection has a whole /64, so whoever
 * changes the last half with each attempt is still the same. Anything else is answered as it is.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  const groups = allGroups(new URL(`http://[${plain}]`).hostname.slice(1, -1));
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** The eight groups of an address in its short form, as URLs write it: with `::`, but without dots and leading zeroes. */
function allGroups(short: string): string[] {
  const [before = [], after = []] = short.split('::').map((half) => half.split(':').filter(Boolean));
  return [...before, ...Array.from({ length: GROUPS - before.length - after.length }, () => '0'), ...after];
}
