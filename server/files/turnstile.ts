/** Lets `width` pieces of work run at once and `waiting` more wait, in the order they came; others are turned away. */
export function turnstile({ width, waiting }: { width: number; waiting: number }) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async function through<Result>(work: () => Promise<Result>): Promise<Result | 'TURNED_AWAY'> {
    if (running >= width) {
      if (queue.length >= waiting) return 'TURNED_AWAY';
      // Whoever leaves hands its place on: `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
