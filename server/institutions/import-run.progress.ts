import type { ImportStep } from './import.service.ts';

/** How much of the work lies behind each step: reading takes most of the time. */
const shareAt: Record<ImportStep['step'], number> = { reading: 0, comparing: 0.8, writing: 0.9 };

/** Of the whole work, 0 to 1. */
export function shareOf(step: ImportStep): number {
  return step.step === 'reading' ? step.share * shareAt.comparing : shareAt[step.step];
}

/** At most so often progress is written down. */
const PAUSE_MS = 500;

export interface ProgressWriter {
  tell(step: ImportStep): void;
  /** Waits for what is being written; nothing is written afterwards. */
  end(): Promise<void>;
}

/**
 * Writes progress down at most twice a second; what comes too early is left out, since the next step tells more. A progress
 * that cannot be written does not stop the import.
 */
export function progressWriter(
  save: (progress: { step: ImportStep['step']; share: number }) => Promise<void>,
  now: () => number = () => performance.now(),
): ProgressWriter {
  let writtenAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> | null = null;
  let ended = false;
  return {
    tell: (step) => {
      if (ended || writing !== null || now() - writtenAt < PAUSE_MS) return;
      writtenAt = now();
      writing = save({ step: step.step, share: shareOf(step) })
        .catch(() => undefined)
        .finally(() => {
          writing = null;
        });
    },
    end: async () => {
      ended = true;
      await writing;
    },
  };
}
