import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { dayAndMonth } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** "1. april til 30. september": the days of a season, MM-DD, in words; a leap year, so that 29 February is one too. */
export function seasonInWords(season: { from: string; to: string }, language: Language): string {
  const [from, to] = [season.from, season.to].map((day) => dayAndMonth(`2024-${day}`, language));
  return catalogueTexts[language].offer.season(from ?? '', to ?? '');
}
