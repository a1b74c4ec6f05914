import type { Language } from '#server/time/language.ts';
import { progressTexts } from './import.command.texts.ts';
import type { ImportStep } from './import.service.ts';
import { shareOf } from './import-run.progress.ts';

/** Where progress is written. */
export type ProgressOutput = { isTTY?: boolean; write(text: string): unknown };

const WIDTH = 30;

/** Draws a bar that grows on a terminal; elsewhere (a log, a pipe) writes one plain line per step. */
export function showProgress(
  output: ProgressOutput,
  language: Language,
): { step: (step: ImportStep) => void; end: () => void } {
  return output.isTTY ? bar(output, language) : lines(output, language);
}

function bar(output: ProgressOutput, language: Language) {
  let drawn = false;
  const draw = (share: number, text: string) => {
    const full = Math.round(share * WIDTH);
    const percent = `${Math.round(share * 100)} %`.padStart(5);
    output.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} ${text}\u001b[K`);
    drawn = true;
  };
  return {
    step: (step: ImportStep) => draw(shareOf(step), progressTexts[language][step.step]),
    end: () => {
      if (drawn) output.write('\r\u001b[K');
    },
  };
}

function lines(output: ProgressOutput, language: Language) {
  let last: ImportStep['step'] | null = null;
  return {
    step: ({ step }: ImportStep) => {
      if (step !== last) output.write(`${progressTexts[language][step]} …\n`);
      last = step;
    },
    end: () => undefined,
  };
}
