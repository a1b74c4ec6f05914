import type { Language } from '#server/time/language.ts';

/** The address of a page in a language: English pages live under /en with the same words. */
export function href(language: Language, path: string): string {
  if (language === 'da') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/**
 * Splits an address into its language and the path that both languages share. The path begins with one slash only: as a
 * link, `//elsewhere` would lead to another site.
 */
export function splitLanguage(pathname: string): { language: Language; path: string } {
  if (pathname === '/en' || pathname === '/en/') return { language: 'en', path: '/' };
  if (pathname.startsWith('/en/')) return { language: 'en', path: pathname.slice(3).replace(/^\/+/, '/') };
  return { language: 'da', path: pathname.replace(/^\/+/, '/') };
}
