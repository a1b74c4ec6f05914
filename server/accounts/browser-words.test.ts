import { expect, test } from 'vitest';
import { browserWords } from './browser-words.ts';

const agents: Record<string, string> = {
  'Chrome på Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Edge på Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'Safari på iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  'Safari på Mac':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  'Firefox på Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Samsung Internet på Android':
    'Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  'Chrome på ChromeOS':
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

test('a browser is named as its owner knows it', () => {
  for (const [words, agent] of Object.entries(agents)) expect(browserWords(agent, 'da')).toBe(words);
  expect(browserWords(agents['Chrome på Windows'] ?? '', 'en')).toBe('Chrome on Windows');
});

test('what names itself strangely or not at all is an unknown browser', () => {
  for (const agent of [null, '', 'curl/8.5.0', '<script>alert(1)</script>']) {
    expect(browserWords(agent, 'da')).toBe('Ukendt browser');
  }
});
