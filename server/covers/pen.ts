export type Point = readonly [x: number, y: number];

/**
 * Writes SVG path data with relative steps on a grid, which is what makes a plate small enough for a list of forty.
 * Positions are rounded to the grid before the step is taken, so that errors never add up.
 */
export class Pen {
  readonly #grid: number;
  #data = '';
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;

  /** @param grid the smallest step in picture units: 1 for texture, 0.1 for figures */
  constructor(grid = 1) {
    this.#grid = grid;
  }

  move(x: number, y: number): this {
    const [dx, dy] = this.#step(x, y);
    // The first move is absolute, so that the data of two pens can stand one after the other.
    this.#data += `${this.#data ? 'm' : 'M'}${pair(dx, dy)}`;
    this.#startX = this.#x;
    this.#startY = this.#y;
    return this;
  }

  line(x: number, y: number): this {
    const [dx, dy] = this.#step(x, y);
    if (dy === 0) this.#data += `h${short(dx)}`;
    else if (dx === 0) this.#data += `v${short(dy)}`;
    else this.#data += `l${pair(dx, dy)}`;
    return this;
  }

  /** A curve through one control point. */
  curve(controlX: number, controlY: number, x: number, y: number): this {
    const bend = pair(this.#round(controlX) - this.#x, this.#round(controlY) - this.#y);
    const [dx, dy] = this.#step(x, y);
    this.#data += `q${bend}${dx < 0 ? '' : ' '}${pair(dx, dy)}`;
    return this;
  }

  dot(x: number, y: number): this {
    this.move(x, y);
    this.#data += 'h0';
    return this;
  }

  stroke(x1: number, y1: number, x2: number, y2: number): this {
    return this.move(x1, y1).line(x2, y2);
  }

  close(): this {
    this.#data += 'z';
    this.#x = this.#startX;
    this.#y = this.#startY;
    return this;
  }

  polygon(points: readonly Point[]): this {
    points.forEach(([x, y], index) => {
      if (index === 0) this.move(x, y);
      else this.line(x, y);
    });
    return this.close();
  }

  /** A soft line: curves through the middles between the points. */
  smooth(points: readonly Point[]): this {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return this;
    this.move(first[0], first[1]);
    points.slice(1, -1).forEach(([x, y], index) => {
      const next = points[index + 2] ?? last;
      this.curve(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
    });
    return this.line(last[0], last[1]);
  }

  get data(): string {
    return this.#data;
  }

  #round(value: number): number {
    return Math.round(value / this.#grid) * this.#grid;
  }

  #step(x: number, y: number): Point {
    const [fromX, fromY] = [this.#x, this.#y];
    this.#x = this.#round(x);
    this.#y = this.#round(y);
    return [this.#x - fromX, this.#y - fromY];
  }
}

/** Path data of a closed polygon. */
export function polygon(points: readonly Point[], grid = 1): string {
  return new Pen(grid).polygon(points).data;
}

/** The shortest way to write a number with at most one decimal: ".5", "-3". */
export function short(value: number): string {
  const text = String(Math.round(value * 10) / 10 || 0);
  return text.replace(/^(-?)0\./, '$1.');
}

function pair(x: number, y: number): string {
  const second = short(y);
  return short(x) + (second.startsWith('-') ? '' : ' ') + second;
}
