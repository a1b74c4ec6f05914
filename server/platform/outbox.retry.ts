const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long to wait after the first, second … failed attempt. After the last, the mail has failed. */
const DELAYS_MS = [10_000, 30_000, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR];
const SPREAD = 0.2;

/**
 * Milliseconds until the next attempt after `attempts` failed ones, spread by ±20 % so that a returning mail server is not
 * run down; null when there is no next.
 *
 * @param random from 0 (included) to 1 (not included)
 */
export function retryDelayMs(attempts: number, random: number): number | null {
  const delay = DELAYS_MS[attempts - 1];
  return delay === undefined ? null : Math.round(delay * (1 - SPREAD + 2 * SPREAD * random));
}
