import type { Language } from '#server/time/language.ts';
import { reportTexts } from './import.command.texts.ts';
import type { ImportReport } from './import.service.ts';
import { heldBackSentence } from './import.texts.ts';
import type { StoredInstitution } from './import.types.ts';
import type { ImportReportAnswer } from './institution.contract.ts';
import { lineSentence } from './register.texts.ts';
import type { LineProblem } from './register.types.ts';

/** How many institutions are named: in an answer, and on a terminal. */
const NAMED_IN_ANSWER = 100;
const NAMED_ON_TERMINAL = 10;

/** A report as it is kept with its run: facts without sentences, the lists of institutions cut short. */
export type ReportSummary = Pick<ImportReport, 'dryRun' | 'files' | 'skipped' | 'notes' | 'heldBack'> & {
  added: number;
  changed: number;
  closed: number;
  /** The first 100 of each. */
  institutions: {
    added: { number: string; name: string }[];
    changed: { number: string; name: string; fields: (keyof StoredInstitution)[] }[];
    closed: { number: string; name: string }[];
  };
};

/** What of a report is worth keeping. */
export function summaryOf(report: ImportReport): ReportSummary {
  const { dryRun, files, skipped, notes, heldBack, added, changed, closed } = report;
  const names = (list: StoredInstitution[]) =>
    list.slice(0, NAMED_IN_ANSWER).map(({ number, name }) => ({ number, name }));
  return {
    ...{ dryRun, files, skipped, notes, heldBack },
    added: added.length,
    changed: changed.length,
    closed: closed.length,
    institutions: {
      added: names(added),
      changed: names(changed).map((one) => ({ ...one, fields: report.changes.get(one.number) ?? [] })),
      closed: names(closed),
    },
  };
}

/** The report as the API answers it. */
export function importReportAnswer(report: ReportSummary, language: Language): ImportReportAnswer {
  const problems = (list: LineProblem[]) =>
    list.map((problem) => ({
      fileName: problem.fileName,
      line: problem.line,
      number: problem.number,
      codes: problem.reasons.map(({ code }) => code),
      reason: lineSentence(problem, language),
    }));
  return {
    ...report,
    skipped: problems(report.skipped),
    notes: problems(report.notes),
    heldBack: report.heldBack.map((held) => ({ ...held, message: heldBackSentence(held, language) })),
  };
}

/** The report as the command prints it. The last line is for programs and the same in every language. */
export function reportLines(report: ImportReport, language: Language): string[] {
  const texts = reportTexts[language];
  const { added, changed, closed, skipped, notes, heldBack } = report;
  const name = ({ number, name }: StoredInstitution) => `${number} ${name}`;
  const change = (one: StoredInstitution) =>
    `${name(one)}: ${(report.changes.get(one.number) ?? []).map((field) => texts.fields[field]).join(', ')}`;
  const problem = (one: LineProblem) => texts.problem(one, lineSentence(one, language));
  return [
    ...report.files.map((file) => texts.file(file)),
    ...section(texts.added, added, name, texts.more),
    ...section(texts.changed, changed, change, texts.more),
    ...section(texts.closed, closed, name, texts.more),
    ...section(texts.skipped, skipped, problem),
    ...(notes.length > 0 ? section(texts.notes, notes, problem, texts.more) : []),
    ...heldBack.map((held) => heldBackSentence(held, language)),
    ...(report.dryRun ? [texts.dryRun] : []),
    `added=${added.length} changed=${changed.length} closed=${closed.length} skipped=${skipped.length}`,
  ];
}

/** A heading with a count and what it counts; all of it, or with `more` the first ones. */
function section<Item>(
  heading: string,
  items: Item[],
  line: (item: Item) => string,
  more?: (count: number) => string,
): string[] {
  const shown = more === undefined ? items : items.slice(0, NAMED_ON_TERMINAL);
  const rest = items.length - shown.length;
  const lines = [...shown.map(line), ...(more !== undefined && rest > 0 ? [more(rest)] : [])];
  return [`${heading}: ${items.length}`, ...lines.map((text) => `  ${text}`)];
}
