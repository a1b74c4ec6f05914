/** A municipality and how many children and young people came from it. */
export interface Origin {
  code: string;
  name: string;
  /** WGS84 degrees of its visual centre. */
  longitude: number;
  latitude: number;
  pupils: number;
}

export interface Circle {
  code: string;
  name: string;
  pupils: number;
  x: number;
  y: number;
  r: number;
  /** What fits inside: name and figure, the name alone, or nothing (the table beside has them all). */
  label: 'full' | 'name' | null;
}

export interface Cartogram {
  width: number;
  height: number;
  circles: Circle[];
}

const WIDTH = 720;
const HEIGHT = 620;
const MARGIN = 8;
/** Kilometres of a degree of latitude, and of longitude at 56° north, in drawing units. */
const PER_LATITUDE = 165;
const PER_LONGITUDE = PER_LATITUDE * Math.cos((56 * Math.PI) / 180);
const SMALLEST = 5;
const LARGEST = 42;
const GAP = 1.5;
const ROUNDS = 240;
const GROWING = 170;
/** Bornholm lies far out in the Baltic: it is moved in, as on any Danish weather map. */
const BORNHOLM = { code: '0400', longitude: 13.35, latitude: 56.2 };

/**
 * Denmark as circles: the area follows the number of children who came; circles lie as close to their real place as
 * there is room. No map of borders is needed. The same figures always give the same drawing.
 */
export function cartogramOf(origins: readonly Origin[]): Cartogram {
  const most = Math.max(1, ...origins.map(({ pupils }) => pupils));
  const circles = origins.map((origin) => circleOf(origin, most));
  const homes = circles.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    pullHome(circles, homes, round);
    // Circles grow from points, so that neighbours stay neighbours instead of jumping over each other.
    pushApart(circles, Math.min(1, (round + 1) / GROWING));
  }
  return framed(circles);
}

function circleOf({ code, name, pupils, ...place }: Origin, most: number): Circle {
  const { longitude, latitude } = code === BORNHOLM.code ? BORNHOLM : place;
  const r = pupils === 0 ? SMALLEST : Math.max(SMALLEST + 1, LARGEST * Math.sqrt(pupils / most));
  const x = (longitude - 8) * PER_LONGITUDE;
  const y = (57.8 - latitude) * PER_LATITUDE;
  return { code, name, pupils, x, y, r, label: labelOf(name, pupils, r) };
}

/** Letters of 12 units are about 6.2 wide. */
function labelOf(name: string, pupils: number, r: number): Circle['label'] {
  if (pupils === 0 || name.length * 6.2 > r * 2 - 4) return null;
  return r >= 20 ? 'full' : 'name';
}

function pullHome(circles: Circle[], homes: readonly { x: number; y: number }[], round: number): void {
  const strength = 0.06 * (1 - round / ROUNDS);
  circles.forEach((circle, index) => {
    const home = homes[index] ?? circle;
    circle.x += (home.x - circle.x) * strength;
    circle.y += (home.y - circle.y) * strength;
  });
}

/** Two circles that overlap give way; the larger one moves less. */
function pushApart(circles: Circle[], grown: number): void {
  for (let i = 0; i < circles.length; i++) {
    for (let j = i + 1; j < circles.length; j++) giveWay(circles[i] as Circle, circles[j] as Circle, grown);
  }
}

function giveWay(a: Circle, b: Circle, grown: number): void {
  const dx = b.x - a.x || 0.01;
  const dy = b.y - a.y || 0.01;
  const distance = Math.hypot(dx, dy);
  const overlap = (a.r + b.r) * grown + GAP - distance;
  if (overlap <= 0) return;
  const shareOfA = (b.r * b.r) / (a.r * a.r + b.r * b.r);
  a.x -= (dx / distance) * overlap * shareOfA;
  a.y -= (dy / distance) * overlap * shareOfA;
  b.x += (dx / distance) * overlap * (1 - shareOfA);
  b.y += (dy / distance) * overlap * (1 - shareOfA);
}

/** Moves and shrinks the drawing so that nothing is cut off. */
function framed(circles: Circle[]): Cartogram {
  if (circles.length === 0) return { width: WIDTH, height: HEIGHT, circles };
  const left = Math.min(...circles.map(({ x, r }) => x - r));
  const right = Math.max(...circles.map(({ x, r }) => x + r));
  const top = Math.min(...circles.map(({ y, r }) => y - r));
  const bottom = Math.max(...circles.map(({ y, r }) => y + r));
  const scale = (WIDTH - 2 * MARGIN) / (right - left);
  const place = (value: number, from: number) => Math.round(((value - from) * scale + MARGIN) * 10) / 10;
  const moved = circles.map((circle) => ({
    ...circle,
    x: place(circle.x, left),
    y: place(circle.y, top),
    r: Math.round(circle.r * scale * 10) / 10,
    label: labelOf(circle.name, circle.pupils, circle.r * scale),
  }));
  return { width: WIDTH, height: Math.ceil((bottom - top) * scale + 2 * MARGIN), circles: moved };
}
