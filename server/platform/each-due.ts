import { describeError, type Logger } from './logger.ts';

/**
 * Does by the clock what is due, one after the other. One that fails is logged and keeps none of the others from being done: what is
 * due longest stands first, and would be in everybody's way at each look.
 * @param task names it in the log: "holds.lapsed"
 */
export async function eachDue<Due>(
  { logger }: { logger: Pick<Logger, 'error'> },
  task: string,
  due: readonly Due[],
  work: (one: Due) => Promise<unknown>,
): Promise<void> {
  for (const one of due) {
    try {
      await work(one);
    } catch (error) {
      logger.error('clock.failed', { task, ...describeError(error) });
    }
  }
}
