import type { Router } from 'express';
import { type Answer, notFound, ok, refuse } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { importReportAnswer } from './import.report.ts';
import { importFailed, runRefusals, uploadSentences } from './import.texts.ts';
import {
  type ImportRunAnswer,
  type ImportRunItem,
  listImportRuns,
  RUNS_LISTED,
  readImportRun,
  repeatImportRun,
  startImportRun,
} from './import-run.contract.ts';
import { importRuns, type Started } from './import-run.service.ts';
import type { StoredRun } from './import-run.store.ts';
import { MAX_REGISTER_BYTES } from './institution.contract.ts';
import { readUpload } from './institution.upload.ts';
import { refusalSentence } from './register.texts.ts';

/** The register import as an upload that runs in the background. */
export function importRunRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const runs = importRuns(deps);

  serve(router, deps, mounted, startImportRun, async ({ request, query, login, now, language }) => {
    if (login === null) throw new Error('The policy lets nobody in without a login.');
    const upload = await readUpload(request, MAX_REGISTER_BYTES);
    if (!upload.ok) return refuse([{ code: upload.code, message: uploadSentences[language][upload.code] }]);
    return startedAnswer(
      await runs.start({ files: upload.files, accountId: login.accountId, now, ...query }),
      language,
    );
  });

  serve(router, deps, mounted, repeatImportRun, async ({ params, body, login, now, language }) => {
    if (login === null) throw new Error('The policy lets nobody in without a login.');
    if ((await runs.find(params.id)) === null) return notFound();
    const { dryRun = false, allowClosing = false } = body;
    const asked = { accountId: login.accountId, dryRun, allowClosing, now };
    return startedAnswer(await runs.repeat(params.id, asked), language);
  });

  serve(router, deps, mounted, listImportRuns, async () => ok({ items: (await runs.list(RUNS_LISTED)).map(itemOf) }));

  serve(router, deps, mounted, readImportRun, async ({ params, now, language }) => {
    const run = await runs.find(params.id);
    return run === null ? notFound() : ok(detailsOf(run, { language, repeatable: runs.hasFiles(run.id, now) }));
  });
}

function startedAnswer(started: Started, language: Language): Answer<{ id: string }> {
  if (started.ok) return ok({ id: started.id });
  return refuse([{ code: started.code, message: runRefusals[language][started.code] }]);
}

function fieldsOf({ outcome, alive, startedAt, finishedAt, ...run }: StoredRun) {
  const open = alive ? ('RUNNING' as const) : ('INTERRUPTED' as const);
  const ended = outcome === null ? open : endedAs[outcome.kind];
  return {
    ...run,
    state: ended,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

const endedAs = { report: 'DONE', refused: 'REFUSED', 'running elsewhere': 'REFUSED', failed: 'FAILED' } as const;

function itemOf(run: StoredRun): ImportRunItem {
  const report = run.outcome?.kind === 'report' ? run.outcome.report : null;
  const counts = report && {
    ...{ added: report.added, changed: report.changed, closed: report.closed },
    skipped: report.skipped.length,
    heldBack: report.heldBack.length,
  };
  return { ...fieldsOf(run), counts };
}

function detailsOf(
  run: StoredRun,
  { language, repeatable }: { language: Language; repeatable: boolean },
): ImportRunAnswer {
  const report = run.outcome?.kind === 'report' ? importReportAnswer(run.outcome.report, language) : null;
  return { ...fieldsOf(run), report, refusals: refusalsOf(run, language), repeatable };
}

function refusalsOf({ outcome }: StoredRun, language: Language): ImportRunAnswer['refusals'] {
  if (outcome?.kind === 'refused') {
    return outcome.refusals.map((refusal) => ({
      code: refusal.code,
      fileName: refusal.fileName,
      message: refusalSentence(refusal, language),
    }));
  }
  if (outcome?.kind === 'running elsewhere') {
    return [{ code: 'IMPORT_RUNNING', fileName: null, message: runRefusals[language].IMPORT_RUNNING }];
  }
  return outcome?.kind === 'failed' ? [{ code: 'FAILED', fileName: null, message: importFailed[language] }] : [];
}
