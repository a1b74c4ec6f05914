import type { Router } from 'express';
import { type Answer, ok, refuse } from '#server/http/answers.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { importReportAnswer, summaryOf } from './import.report.ts';
import { type ImportOutcome, importInstitutions } from './import.service.ts';
import { importRunning, uploadSentences } from './import.texts.ts';
import {
  type ImportReportAnswer,
  importInstitutionRegister,
  MAX_REGISTER_BYTES,
  MAX_SUGGESTIONS,
  suggestInstitutions,
} from './institution.contract.ts';
import { suggestInstitutionsFor } from './institution.service.ts';
import { readUpload } from './institution.upload.ts';
import { refusalSentence } from './register.texts.ts';

export function institutionRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, suggestInstitutions, async ({ query }) => {
    const found = await suggestInstitutionsFor(deps.db, { q: query.q, municipalityCode: query.municipality || null });
    return ok({ ...found, page: 1, pageSize: MAX_SUGGESTIONS });
  });

  serve(router, deps, mounted, importInstitutionRegister, async ({ request, query, login, now, language }) => {
    if (login === null) throw new Error('The policy lets nobody in without a login.');
    const upload = await readUpload(request, MAX_REGISTER_BYTES);
    if (!upload.ok) return refuse([{ code: upload.code, message: uploadSentences[language][upload.code] }]);
    const importer = { accountId: login.accountId, role: 'KNOWLEDGE_CENTRE' as const };
    const outcome = await importInstitutions(deps.db, { files: upload.files, importer, now, ...query });
    return answerOf(outcome, language);
  });
}

function answerOf(outcome: ImportOutcome, language: Language): Answer<ImportReportAnswer> {
  if (outcome.ok) return ok(importReportAnswer(summaryOf(outcome.report), language));
  if (outcome.code === 'IMPORT_RUNNING') return refuse([{ code: outcome.code, message: importRunning[language] }]);
  const [first, ...others] = outcome.refusals.map((refusal): Reason => {
    const { code, fileName } = refusal;
    return { code, message: refusalSentence(refusal, language), fileName };
  });
  if (first === undefined) throw new Error('An import was refused without a reason.');
  return refuse([first, ...others]);
}
