import type { Both } from './types.ts';

/** A text in both languages. */
export function both(da: string, en: string): Both {
  return { da, en };
}

/**
 * Running text written over several source lines: line breaks become spaces, blank lines part paragraphs.
 *
 * @example prose`
 *   First line of a paragraph,
 *   its second line.
 *
 *   A new paragraph.
 * `
 */
export function prose(parts: TemplateStringsArray): string {
  return parts
    .join('')
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
    .join('\n\n');
}
