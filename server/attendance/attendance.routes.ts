import type { Router } from 'express';
import { type Answer, forbidden, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { countMissing, recordAttendance } from './attendance.contract.ts';
import type { AttendanceRefusal } from './attendance.rules.ts';
import { missingAttendanceOf, type RecordResult, recordAttendanceOf } from './attendance.service.ts';
import { attendanceTexts } from './attendance.texts.ts';

/** Who came. */
export function attendanceRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, recordAttendance, async ({ params, body, login, now, language, ...call }) => {
    const seen = call.request.get('if-none-match') === '*' ? 'NONE' : call.ifMatch;
    const request = { ...params, ...body, login: login as Login, seen, now };
    const result = await recordAttendanceOf(deps.db, request);
    if (result.kind !== 'recorded') return refusalAnswer(result, language);
    const { attendance, correctableUntil } = result;
    return ok(
      { reference: params.reference.toUpperCase(), ...attendance, correctableUntil },
      { etag: String(attendance.version) },
    );
  });

  serve(router, deps, mounted, countMissing, async ({ login, now }) => {
    return ok(await missingAttendanceOf(deps.db, login as Login, now));
  });
}

function refusalAnswer(result: Exclude<RecordResult, { kind: 'recorded' }>, language: Language): Answer<never> {
  const texts = attendanceTexts[language];
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'foreign') return forbidden();
  if (result.kind === 'changedMeanwhile') {
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  }
  if (result.kind === 'invalid') {
    return invalid(result.errors.map(({ path, code }) => ({ path, code, message: texts[code] })));
  }
  const [first, ...more] = result.refusals;
  return refuse([reasonOf(first, language), ...more.map((refusal) => reasonOf(refusal, language))]);
}

function reasonOf(refusal: AttendanceRefusal, language: Language): Reason {
  const texts = attendanceTexts[language];
  return { ...refusal, message: sentenceOf(refusal, texts) };
}

function sentenceOf(refusal: AttendanceRefusal, texts: (typeof attendanceTexts)[Language]): string {
  if (refusal.code === 'TOO_EARLY') return texts.TOO_EARLY(refusal.localDate);
  if (refusal.code === 'PERIOD_CLOSED') return texts.PERIOD_CLOSED(refusal.schoolYear, refusal.lastDay);
  return texts.NOT_CONFIRMED;
}
