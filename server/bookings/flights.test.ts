import { expect, test } from 'vitest';
import { flights } from './flights.ts';

/** Flights that stay in the air until they are called back. */
function airport(most = 64) {
  const inTheAir: { key: string; questions: number[]; back: () => void; crash: () => void }[] = [];
  const board = flights<number, string>(
    (key, questions) =>
      new Promise((resolve, reject) => {
        inTheAir.push({
          key,
          questions,
          back: () => resolve(questions.map((question) => `${key}${question}`)),
          crash: () => reject(new Error('storm')),
        });
      }),
    { most },
  );
  return { board, inTheAir };
}

test('whoever asks alone flies at once', async () => {
  const { board, inTheAir } = airport();
  const answer = board('a', 1);
  expect(inTheAir.map(({ questions }) => questions)).toEqual([[1]]);
  inTheAir[0]?.back();
  expect(await answer).toBe('a1');
});

test('those who ask meanwhile go together with the next flight, each with an answer of its own', async () => {
  const { board, inTheAir } = airport();
  const answers = [board('a', 1), board('a', 2), board('a', 3)];
  expect(inTheAir).toHaveLength(1);
  inTheAir[0]?.back();
  await answers[0];
  expect(inTheAir[1]?.questions).toEqual([2, 3]);
  inTheAir[1]?.back();
  expect(await Promise.all(answers)).toEqual(['a1', 'a2', 'a3']);
});

test('keys do not wait for each other', () => {
  const { board, inTheAir } = airport();
  void board('a', 1);
  void board('b', 2);
  expect(inTheAir.map(({ key }) => key)).toEqual(['a', 'b']);
});

test('no more go together than may', async () => {
  const { board, inTheAir } = airport(2);
  const answers = [1, 2, 3, 4].map((question) => board('a', question));
  for (let flight = 0; flight < 3; flight++) {
    inTheAir[flight]?.back();
    await answers[flight];
  }
  expect(inTheAir.map(({ questions }) => questions)).toEqual([[1], [2, 3], [4]]);
});

test('a flight that crashes takes down only those aboard, and the next one flies', async () => {
  const { board, inTheAir } = airport();
  const lost = board('a', 1);
  const next = board('a', 2);
  inTheAir[0]?.crash();
  await expect(lost).rejects.toThrow('storm');
  inTheAir[1]?.back();
  expect(await next).toBe('a2');
  const later = board('a', 3);
  inTheAir[2]?.back();
  expect(await later).toBe('a3');
});
