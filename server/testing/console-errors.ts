import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

const complain = console.error;
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  console.error = (...words: unknown[]) => {
    complaints.push(format(...words));
    complain(...words);
  };
});

/** A console error fails the test in which it is written. */
afterEach(() => {
  console.error = complain;
  if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join('\n')}`);
});
