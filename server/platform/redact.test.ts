import { expect, test, vi } from 'vitest';
import { describeError, stderrLogger } from './logger.ts';
import { redacted } from './redact.ts';

test('I6 no log line holds a mail address or a token, whoever put it into an error', () => {
  const token = 'aZ3_kk-9QwErTyUiOpAsDfGhJkLzXcVbNm12345678Q';
  const lines: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const error = new Error(
    `550 <mette.holm@example.org>: unknown; cookie login=${token}\nto: "Mette" <mette@example.org>`,
  );
  stderrLogger.error('mail.failed', { mail: '01890a5d-ac96-774b-bcce-b302099a8057', ...describeError(error) });
  write.mockRestore();
  expect(lines.join('')).toContain('550 <[address]>: unknown; cookie login=[token]\\nto');
  expect(lines.join('')).not.toMatch(/mette|aZ3/);
  expect(lines.join('')).toContain('01890a5d-ac96-774b-bcce-b302099a8057');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.match(/\n/g)).toHaveLength(1);
});

test('I6 what is no secret stays readable', () => {
  const plain = [
    'at deliver (file:///srv/besoeg/server/platform/outbox.ts:102:35)',
    'prisma/migrations/20261122190100_guard_accounts_and_roles/migration.sql',
    'session 01890a5d-ac96-774b-bcce-b302099a8057',
    'duplicate key value violates unique constraint "institution_administrator_institution_number_fkey"',
  ];
  for (const text of plain) expect(redacted(text)).toBe(text);
});
