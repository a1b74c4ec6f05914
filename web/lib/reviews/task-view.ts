import { type AlternativeWords, alternativesOf } from '#lib/server/alternatives.ts';
import type { ReviewTaskView } from '#server/reviews/review.contract.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** A task with its times in words. */
export interface TaskWords extends Omit<ReviewTaskView, 'alternatives'> {
  was: string;
  now: string;
  times: AlternativeWords[];
}

/** A task as the page shows it. */
export function taskWords(task: ReviewTaskView, language: Language): TaskWords {
  const { alternatives, before, session } = task;
  const said = (span: { startsAt: string; endsAt: string }) =>
    formatVisit(new Date(span.startsAt), new Date(span.endsAt), language);
  return {
    ...task,
    was: said(before),
    now: said(session),
    times: alternativesOf(alternatives, session.site, language),
  };
}
