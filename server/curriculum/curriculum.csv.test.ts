import { expect, test } from 'vitest';
import { goalsAsCsv, readGoals } from './curriculum.csv.ts';

const header = 'kode;fag;fra;til;dansk;engelsk\n';
const faultsOf = (lines: string) => {
  const read = readGoals(header + lines);
  return 'wrong' in read ? read.wrong.map(({ line, fault }) => `${line} ${fault}`) : [];
};

test('a list is read with subjects by name or code, and without class levels for daycare', () => {
  const read = readGoals(
    `${header}historie.kilder;Historie;3;9;Kilder;Sources\nnatur;NATURE_OUTDOOR_SCIENCE;;;Natur;Nature\n`,
  );
  expect(read).toEqual({
    goals: [
      { code: 'historie.kilder', subject: 'HISTORY', gradeFrom: 3, gradeTo: 9, textDa: 'Kilder', textEn: 'Sources' },
      {
        code: 'natur',
        subject: 'NATURE_OUTDOOR_SCIENCE',
        gradeFrom: null,
        gradeTo: null,
        textDa: 'Natur',
        textEn: 'Nature',
      },
    ],
  });
});

test('what is written out is read again as the same', () => {
  const goals = [
    { code: 'a.b', subject: 'HISTORY', gradeFrom: 0, gradeTo: 10, textDa: 'Med; "tegn"', textEn: 'With, marks' },
  ] as const;
  expect(readGoals(goalsAsCsv(goals))).toEqual({ goals });
});

test('columns may stand in another order, with commas and with columns nobody asked for', () => {
  const read = readGoals('dansk,engelsk,kode,fag,fra,til,note\nKilder,Sources,a,Historie,3,9,x');
  expect('goals' in read && read.goals[0]?.code).toBe('a');
});

test('every wrong line is named with what is wrong', () => {
  expect(
    faultsOf(
      [
        'Historie!;Historie;3;9;Kilder;Sources',
        'a;Trolddom;3;9;Kilder;Sources',
        'b;Historie;9;3;Kilder;Sources',
        'c;Historie;3;;Kilder;Sources',
        'd;Historie;3;9;;Sources',
        'e;Historie;3;9;Kilder;Sources',
        'e;Historie;3;9;Kilder;Sources',
        'f;Historie;3;9;"Kilder;Sources',
      ].join('\n'),
    ),
  ).toEqual(['2 CODE', '3 SUBJECT', '4 GRADES', '5 GRADES', '6 TEXT', '8 CODE_TWICE', '9 BROKEN_QUOTES']);
  expect(readGoals('a;b;c\n')).toEqual({ wrong: [{ line: 1, fault: 'COLUMNS' }] });
  expect(readGoals('')).toEqual({ wrong: [{ line: 1, fault: 'COLUMNS' }] });
  expect(faultsOf('')).toEqual(['2 EMPTY']);
  expect(faultsOf(Array.from({ length: 1001 }, (_, nr) => `k${nr};Historie;3;9;Da;En`).join('\n'))).toEqual([
    '1002 TOO_MANY',
  ]);
});
