/**
 * The requirements of OWASP ASVS 5.0.0 that docs/security.md has to answer for: for each section the levels of its
 * requirements, in order of their numbers ("122" of "2.1": 2.1.1 is of level 1, 2.1.2 and 2.1.3 of level 2). Numbers and
 * levels only; the texts are OWASP's.
 */
const levelsOfSections: Record<string, string> = {
  '1.1': '22',
  '1.2': '1111122223',
  '1.3': '112222222223',
  '1.4': '222',
  '1.5': '123',
  '2.1': '122',
  '2.2': '112',
  '2.3': '12223',
  '2.4': '23',
  '3.1': '3',
  '3.2': '113',
  '3.3': '12223',
  '3.4': '11222233',
  '3.5': '11122333',
  '3.6': '3',
  '3.7': '22333',
  '5.1': '2',
  '5.2': '112333',
  '5.3': '113',
  '5.4': '222',
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '11223333',
  '6.4': '112233',
  '6.5': '22222333',
  '6.6': '2223',
  '6.7': '33',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '223',
  '7.6': '22',
  '8.1': '1233',
  '8.2': '1123',
  '8.3': '133',
  '8.4': '23',
  '9.1': '111',
  '9.2': '1222',
  '10.1': '22',
  '10.2': '223',
  '10.3': '22223',
  '10.4': '1111122222233333',
  '10.5': '22222',
  '10.6': '22',
  '10.7': '222',
  '16.1': '2',
  '16.2': '22222',
  '16.3': '2222',
  '16.4': '222',
  '16.5': '2223',
};

/** Every requirement of level 1 or 2 with its level. */
export const requirements: ReadonlyMap<string, number> = new Map(
  Object.entries(levelsOfSections)
    .flatMap(([section, levels]) =>
      [...levels].map((level, index): [string, number] => [`${section}.${index + 1}`, Number(level)]),
    )
    .filter(([, level]) => level < 3),
);
