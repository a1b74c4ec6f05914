import type { Router } from 'express';
import { conflictView } from '#server/allocations/conflict.texts.ts';
import { type Answer, forbidden, invalid, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { formatNumber } from '#server/time/format.ts';
import { weekName } from '#server/time/iso-week.ts';
import type { Language } from '#server/time/language.ts';
import { copySessions as copy } from './copy.service.ts';
import type { PlannedDate, PlannedDates } from './planned-dates.contract.ts';
import { blockingOf, type PlannedEntry, stateOf } from './planned-dates.rules.ts';
import type { PlanResult } from './planned-dates.service.ts';
import { copySessions, createSeries } from './series.contract.ts';
import { MAX_SERIES_DAYS } from './series.rules.ts';
import { planSeries } from './series.service.ts';
import { blockedSentence, seriesTexts, skipSentence, summarySentence } from './series.texts.ts';

/** Many sessions at once: series, copied weeks, copied seasons. */
export function seriesRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, createSeries, async ({ body, login, now, idempotencyKey: key, language }) =>
    answerOf(await planSeries(deps, body, { login: login as Login, now, key }), language),
  );
  serve(router, deps, mounted, copySessions, async ({ body, login, now, idempotencyKey: key, language }) =>
    answerOf(await copy(deps, body, { login: login as Login, now, key }), language, 'copies'),
  );
}

function answerOf(result: PlanResult, language: Language, of: 'dates' | 'copies' = 'dates'): Answer<PlannedDates> {
  const texts = seriesTexts[language];
  if (result.kind === 'foreign') return forbidden();
  if (result.kind === 'archived') return { kind: 'problem', code: 'OFFER_ARCHIVED', detail: texts.OFFER_ARCHIVED };
  if (result.kind === 'mismatch') {
    return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED', detail: texts.IDEMPOTENCY_KEY_REUSED };
  }
  if (result.kind === 'blocked') return blockedAnswer(result, language);
  if (result.kind === 'shown' || result.kind === 'made') return ok(datesView(result, language, of));
  if (result.kind === 'invalid') {
    return invalid(result.errors.map(({ path, code }) => ({ path, code, message: texts[code] })));
  }
  const number = (count: number) => formatNumber(count, language);
  if (result.kind === 'tooLong') {
    const message = texts.TOO_MANY_DAYS(number(result.days), number(MAX_SERIES_DAYS));
    return invalid([{ path: result.path, code: 'TOO_MANY_DAYS', message }]);
  }
  const message = texts.TOO_MANY_SESSIONS(number(result.sessions), number(result.most));
  return invalid([{ path: result.path, code: 'TOO_MANY_SESSIONS', message }]);
}

function blockedAnswer(
  { entries, conflicts }: Extract<PlanResult, { kind: 'blocked' }>,
  language: Language,
): Answer<never> {
  const reasons = entries.flatMap(({ key, date, time }) =>
    blockingOf(key, conflicts).map((one) => {
      const { code, message, other } = conflictView(one, language);
      return { code, message: blockedSentence({ date, time, message }, language), key, other };
    }),
  );
  return { kind: 'problem', code: 'CONFLICTS', reasons };
}

type Shown = Extract<PlanResult, { kind: 'shown' | 'made' }>;

function datesView(result: Shown, language: Language, of: 'dates' | 'copies'): PlannedDates {
  const { summary, notes } = result.kind === 'made' ? result.made : result;
  const common = {
    summary,
    sentence: summarySentence(summary, language, of),
    notes: notes.map((week) => seriesTexts[language].emptyWeek(week.slice(6), week.slice(0, 4))),
  };
  if (result.kind === 'made') {
    const { seriesId, created, leftOut } = result.made;
    return { ...common, dryRun: false, seriesId, created, leftOut, items: [] };
  }
  const items = result.entries.map((entry) => dateView(entry, result.conflicts, language));
  return { ...common, dryRun: true, seriesId: null, created: [], leftOut: 0, items };
}

function dateView(
  entry: PlannedEntry,
  conflicts: Extract<PlanResult, { kind: 'shown' }>['conflicts'],
  language: Language,
): PlannedDate {
  const { key, date, time, draft, skipped, offer, site, ambiguous } = entry;
  const span = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  return {
    key,
    date,
    time,
    week: weekName(date),
    ...(draft === null ? { startsAt: null, endsAt: null } : span(draft)),
    meetings: draft?.meetings.map(span) ?? [],
    offer: offer.title[language],
    site,
    state: stateOf(entry, conflicts),
    skipped: skipped && { code: skipped.code, message: skipSentence(skipped, language) },
    ambiguous,
    conflicts: (conflicts.get(key) ?? []).map((conflict) => conflictView(conflict, language)),
  };
}
