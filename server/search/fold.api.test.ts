import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { foldDanish } from './fold.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('the database folds text as the program does', async () => {
  const western = Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));
  const texts = [
    ...western.filter((letter) => !/[\p{Cc}İ]/u.test(letter)),
    'Ærø Børnehús',
    'Åby, U/NORD - 10. KLASSE',
    '',
  ];
  const { rows } = await db.pool.query<{ folded: string }>(
    'SELECT fold_danish(text) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS t(text, place) ORDER BY place',
    [texts],
  );
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldDanish));
});
