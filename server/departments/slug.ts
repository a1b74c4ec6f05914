import { foldDanish } from '#server/search/fold.ts';

const LONGEST_SLUG = 60;

/** "Fortet på Øen" → "fortet-paa-oeen"; `fallback` when no letter of it can stand in an address. */
export function slugOf(name: string, fallback: string): string {
  const words = foldDanish(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return words === '' ? fallback : words;
}

/** Pages of their own stand at these addresses. */
const reserved = ['ny'];
const MOST_NAMESAKES = 8;

/** What to try in turn: the slug, then with a number behind it, at last with the end of the new thing's id. */
export function slugsToTry(slug: string, id: string): string[] {
  const numbered = Array.from({ length: MOST_NAMESAKES }, (_, index) => `${slug}-${index + 2}`);
  return [slug, ...numbered, `${slug}-${id.slice(-8)}`].filter((one) => !reserved.includes(one));
}

/** Whether a slug may be chosen. */
export function isFreeToChoose(slug: string): boolean {
  return !reserved.includes(slug);
}
