import { statisticsTexts } from '#lib/texts/statistics.ts';
import { type Choices, dimensions, type Outcome } from '#server/statistics/statistics.contract.ts';
import { dimensionNames, outcomeNames, valueName } from '#server/statistics/statistics.texts.ts';
import type { Language } from '#server/time/language.ts';

/** What a list of bookings is limited to, in words: [{ name: "Kommune", value: "København" }]. */
export function filterWordsOf(query: Readonly<Record<string, string>>, choices: Choices, language: Language) {
  const words = dimensions.flatMap((dimension) => {
    const values = query[dimension]?.split(',') ?? [];
    const labels = values.map((value) => {
      if (value === 'UNKNOWN') return valueName(dimension, null, language);
      return (
        choices[dimension].find((choice) => choice.value === value)?.label ?? valueName(dimension, value, language)
      );
    });
    return labels.length === 0 ? [] : [{ name: dimensionNames[dimension][language], value: labels.join(', ') }];
  });
  const outcomes = (query.outcome?.split(',') ?? []).flatMap(
    (outcome) => outcomeNames[outcome as Outcome]?.[language] ?? [],
  );
  const outcome = { name: statisticsTexts[language].behind.outcome, value: outcomes.join(', ') };
  return outcomes.length === 0 ? words : [...words, outcome];
}
