/** WGS84 degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_KM = 6371;
/** Roads and rails are longer than the straight line, and whoever carries a kit drives or rides through a town. */
const DETOUR = 1.3;
const KM_PER_HOUR = 35;
const CHANGING_PLACES_MINUTES = 10;

/** Kilometres between two places as the crow flies (haversine). */
export function kilometresBetween(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const north = rad(b.latitude - a.latitude);
  const east = rad(b.longitude - a.longitude);
  const h = Math.sin(north / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** How long the way from one place to another takes, in whole minutes: an estimate to warn by; 0 for the same place. */
export function travelMinutesBetween(a: Point, b: Point): number {
  const kilometres = kilometresBetween(a, b);
  if (kilometres < 0.1) return 0;
  return Math.ceil((kilometres * DETOUR * 60) / KM_PER_HOUR) + CHANGING_PLACES_MINUTES;
}
