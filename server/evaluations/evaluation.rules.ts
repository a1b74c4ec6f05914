import { addDays, type LocalDate } from '#server/time/local-time.ts';

/** How many days after the visit it can be evaluated. */
const OPEN_DAYS = 60;

/** From how many answers on there are figures: fewer would tell what somebody said. */
export const FEWEST_ANSWERS = 5;

/** What decides whether a visit can be evaluated. */
export interface EvaluatedVisit {
  status: string;
  sessionCancelled: boolean;
  endsAt: Date;
  localDate: LocalDate;
  /** Null = nobody has recorded it yet: the teacher was there all the same. */
  outcome: 'CAME' | 'NO_SHOW' | null;
  evaluatedAt: Date | null;
}

/** `NOT_HELD`: it lies ahead, was cancelled, or nobody came. */
export type EvaluationState = 'OPEN' | 'GIVEN' | 'NOT_HELD' | 'CLOSED';

/** The last day, included, on which a visit can be evaluated. */
export function lastDayToEvaluate(localDate: LocalDate): LocalDate {
  return addDays(localDate, OPEN_DAYS);
}

/** Whether a visit can be evaluated now, once. */
export function evaluationState(visit: EvaluatedVisit, now: Date, today: LocalDate): EvaluationState {
  if (visit.status !== 'CONFIRMED' || visit.sessionCancelled || visit.endsAt > now || visit.outcome === 'NO_SHOW') {
    return 'NOT_HELD';
  }
  if (visit.evaluatedAt !== null) return 'GIVEN';
  return today > lastDayToEvaluate(visit.localDate) ? 'CLOSED' : 'OPEN';
}

/** Mean answers to each question, 1 to 5, with one decimal. */
export interface EvaluationFigures {
  learning: number;
  suitability: number;
  comeAgain: number;
}

/** The figures of so many answers; null = too few to be anonymous. */
export function figuresOf(answers: number, sums: EvaluationFigures): EvaluationFigures | null {
  if (answers < FEWEST_ANSWERS) return null;
  const mean = (sum: number) => Math.round((sum / answers) * 10) / 10;
  return { learning: mean(sums.learning), suitability: mean(sums.suitability), comeAgain: mean(sums.comeAgain) };
}
