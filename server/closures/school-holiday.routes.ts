import type { Router } from 'express';
import { invalid, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { readUpload } from '#server/institutions/institution.upload.ts';
import type { Deps } from '#server/platform/deps.ts';
import { addDays, localDateOf } from '#server/time/local-time.ts';
import { reportView } from './holiday-report.ts';
import * as contract from './school-holiday.contract.ts';
import { holidayPlans, importHolidays, schoolHolidays } from './school-holiday.service.ts';
import { schoolHolidayTexts } from './school-holiday.texts.ts';

const DEFAULT_DAYS = 365;

/** School holidays by municipality, and the import of holiday plans. */
export function schoolHolidayRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listSchoolHolidays, async ({ query, now, language }) => {
    const from = query.from ?? localDateOf(now);
    const to = query.to ?? addDays(from, DEFAULT_DAYS);
    if (to < from) {
      const message = schoolHolidayTexts[language].BEFORE_FROM;
      return invalid([{ path: 'to', code: 'BEFORE_FROM', message }]);
    }
    return ok({ items: await schoolHolidays(db.pool, { municipality: query.municipality, from, to }) });
  });

  serve(router, deps, mounted, contract.listHolidayPlans, async () => ok({ items: await holidayPlans(db.pool) }));

  serve(router, deps, mounted, contract.importSchoolHolidays, async ({ request, query, login, now, language }) => {
    const texts = schoolHolidayTexts[language];
    const upload = await readUpload(request, contract.MAX_PLAN_BYTES);
    if (!upload.ok) return refuse([{ code: upload.code, message: texts[upload.code] }]);
    const [file] = upload.files;
    if (file === undefined) return refuse([{ code: 'NO_FILE', message: texts.NO_FILE }]);
    const dryRun = query.dryRun === 'true';
    const result = await importHolidays(db, { bytes: file.bytes, dryRun, login: login as Login, now });
    if (result.kind === 'imported') return ok({ dryRun, ...reportView(result, language) });
    const message =
      result.code === 'COLUMNS_MISSING' ? texts.COLUMNS_MISSING(result.missing.join(', ')) : texts[result.code];
    return refuse([{ code: result.code, message }]);
  });
}
