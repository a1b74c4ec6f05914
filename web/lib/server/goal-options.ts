import { editorTexts } from '#lib/texts/offer-editor.ts';
import type { CurriculumGoalAnswer } from '#server/curriculum/curriculum.contract.ts';
import { gradeSpan } from '#server/offers/labels.ts';
import { subjectName } from '#server/offers/subject.ts';
import type { Language } from '#server/time/language.ts';

/** The goals to choose from, under their subjects; what the offer names of older lists stays among them. */
export function goalOptions(
  listed: readonly CurriculumGoalAnswer[],
  named: readonly { id: string; text: string }[],
  language: Language,
) {
  const bySubject = Map.groupBy(listed, ({ subject }) => subject);
  const groups = [...bySubject].map(([subject, goals]) => ({
    label: subjectName(subject, language),
    options: goals.map((goal) => ({ value: goal.id, label: inWords(goal, language) })),
  }));
  const older = named.filter(({ id }) => !listed.some((goal) => goal.id === id));
  if (older.length === 0) return groups;
  const options = older.map(({ id, text }) => ({ value: id, label: text }));
  return [...groups, { label: editorTexts[language].fields.olderGoals, options }];
}

function inWords({ text, gradeLevels }: CurriculumGoalAnswer, language: Language): string {
  return gradeLevels === null ? text : `${text} (${gradeSpan(gradeLevels.from, gradeLevels.to, language)})`;
}
