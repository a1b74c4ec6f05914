import type { FiguresRow } from '#server/statistics/statistics.contract.ts';
import type { Language } from '#server/time/language.ts';
import { cartogramOf } from './cartogram.ts';
import type { Question } from './statistics-question.ts';
import { behindHref } from './statistics-view.ts';

interface Municipality {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
}

/** Where the children came from: the drawing of all municipalities, and the list of those that sent somebody. */
export function originsOf(
  rows: readonly FiguresRow[],
  municipalities: readonly Municipality[],
  question: Question,
  language: Language,
) {
  const pupilsOf = new Map(rows.map((row) => [row.municipality, row.pupils]));
  const map = cartogramOf(municipalities.map((one) => ({ ...one, pupils: pupilsOf.get(one.code) ?? 0 })));
  const listed = rows
    .filter(({ pupils }) => pupils > 0)
    .toSorted((a, b) => b.pupils - a.pupils)
    .map((row) => ({
      code: row.municipality ?? null,
      name: row.municipalityLabel ?? '',
      pupils: row.pupils,
      href: behindHref({ measure: 'pupils', row, question, language }),
    }));
  return { map, rows: listed };
}
