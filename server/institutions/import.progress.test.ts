import { expect, test } from 'vitest';
import { showProgress } from './import.progress.ts';

function draw(isTTY: boolean): string {
  let written = '';
  const output = {
    isTTY,
    write: (text: string) => {
      written += text;
    },
  };
  const progress = showProgress(output, 'da');
  progress.step({ step: 'reading', share: 0.5 });
  progress.step({ step: 'reading', share: 1 });
  progress.step({ step: 'comparing' });
  progress.step({ step: 'writing' });
  progress.end();
  return written;
}

test('on a terminal a bar grows in its place and is gone at the end', () => {
  const drawn = draw(true);
  expect(drawn).toContain('  40 % Læser filerne');
  expect(drawn).toContain('  90 % Gemmer');
  expect(drawn).not.toContain('\n');
  expect(drawn.endsWith('\r\u001b[K')).toBe(true);
});

test('in a log each step is a line of its own', () => {
  expect(draw(false)).toBe('Læser filerne …\nSammenligner med databasen …\nGemmer …\n');
});
