import { expect, test } from 'vitest';
import { carriesToken } from './headers.ts';

const TOKEN = 'A'.repeat(64);

test.each([
  `/log-ind/link/${TOKEN}`,
  `/en/log-ind/link/${TOKEN}`,
  `/log-ind/link/${TOKEN}/__data.json`,
  `//log-ind//link/${TOKEN}`,
  `/Log-Ind/%6cink/${TOKEN}`,
  `/invitation/${TOKEN}`,
  `/svar/0197bbbb-0000-7000-8000-000000000001/${TOKEN}`,
  `/datooensker/0197bbbb-0000-7000-8000-000000000001/${TOKEN}`,
  `/en/datooensker/0197bbbb-0000-7000-8000-000000000001/${TOKEN}`,
  `/en/invitation/${TOKEN}`,
  `/api/login/links/${TOKEN}`,
  `/api/invitations/${TOKEN}`,
  `/booking/ABCD-EFGH/${TOKEN}`,
  `/godkend/0197bbbb-0000-7000-8000-000000000001/${TOKEN}`,
  `/en/godkend/0197bbbb-0000-7000-8000-000000000001/${TOKEN}`,
  `/evaluering/ABCD-EFGH/${TOKEN}`,
  `/en/afmeld/${TOKEN}`,
  `/api/mail-opt-outs/${TOKEN}`,
  `/calendars/${TOKEN}.ics`,
])('%s is known to hold a secret', (path) => {
  expect(carriesToken(path)).toBe(true);
});

test.each([
  '/',
  '/log-ind',
  '/log-ind/kode',
  '/tilbud/link/x',
  '/min-booking',
  '/api/login',
  '/api/bookings/ABCD-EFGH',
])('%s holds none', (path) => {
  expect(carriesToken(path)).toBe(false);
});
