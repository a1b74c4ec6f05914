import type { Router } from 'express';
import { invalid, notFound, ok, raw, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { readRawBody } from '#server/http/raw-body.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { decodeRegister } from '#server/institutions/register.decode.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import * as contract from './curriculum.contract.ts';
import type { WrongLine } from './curriculum.csv.ts';
import { addList, allLists, goalsOn, listAsCsv } from './curriculum.service.ts';
import { lineSentences, listSentences } from './curriculum.texts.ts';

/** So many wrong lines are named; whoever mends them sees the rest. */
const LINES_NAMED = 50;

/** What visits can work towards, and how its lists get another version. */
export function curriculumRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listGoals, async ({ query, now, language }) => {
    const asked = { on: query.on ?? localDateOf(now), subject: query.subject ?? null, language };
    const items = await goalsOn(db.pool, asked);
    return ok({ items, total: items.length });
  });

  serve(router, deps, mounted, contract.listCurriculumSets, async ({ language }) => {
    const items = await allLists(db.pool, language);
    return ok({ items, total: items.length });
  });

  serve(router, deps, mounted, contract.readCurriculumCsv, async ({ params }) => {
    const csv = await listAsCsv(db.pool, params.id);
    const headers = { 'content-disposition': `attachment; filename="${params.id}.csv"` };
    return csv === null ? notFound() : raw('text/csv; charset=utf-8', csv, headers);
  });

  serve(router, deps, mounted, contract.addCurriculumSet, async ({ request, query, login, now, language }) => {
    const sentences = listSentences[language];
    const bytes = await readRawBody(request, contract.MAX_LIST_BYTES);
    if (typeof bytes === 'string') return refuse([{ code: bytes, message: sentences[bytes] }]);
    const decoded = decodeRegister(bytes);
    if (!decoded.ok && decoded.code !== 'EMPTY_FILE') {
      return invalid([{ path: 'file', code: 'NOT_TEXT', message: sentences.NOT_TEXT }]);
    }
    const { dryRun, replaces, ...list } = query;
    const csv = decoded.ok ? decoded.text : '';
    const asked = { ...list, replaces: replaces ?? null, csv, dryRun: dryRun === 'true', login: login as Login, now };
    const result = await addList(db, asked);
    if (result.kind === 'wrong lines') return invalid(result.wrong.slice(0, LINES_NAMED).map(lineError(language)));
    if (result.kind === 'wrong') {
      const { path, code } = result.error;
      return invalid([{ path, code, message: sentences[code] }]);
    }
    const { goals, added, removed } = result;
    return ok({ id: query.id, dryRun: asked.dryRun, goals, added, removed });
  });
}

function lineError(language: Language) {
  return ({ line, fault }: WrongLine) => ({
    path: `file.${line}`,
    code: fault,
    message: listSentences[language].line(line, lineSentences[language][fault]),
  });
}
