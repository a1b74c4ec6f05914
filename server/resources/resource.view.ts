import { type Answer, forbidden, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Reason } from '#server/http/problems.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { HoursResult } from './opening-hours.service.ts';
import type { Resource, ResourceUse } from './resource.contract.ts';
import type { Hours } from './resource.rules.ts';
import type { ComingUse, ResourceRow, Unsaved, UseRow } from './resource.service.ts';
import { resourceTexts } from './resource.texts.ts';

/** A resource as answers carry it. */
export function resourceView({ departmentId: _, ...row }: ResourceRow, language: Language): Resource {
  return { ...row, name: language === 'da' ? row.nameDa : row.nameEn };
}

/** Something that takes a resource, as answers carry it. */
export function useView({ title, via, ...use }: UseRow, language: Language): ResourceUse {
  return { ...use, title: title[language], via: { id: via.id, name: via[language] } };
}

/** "»Vagt på volden« torsdag den 26. marts 2026 kl. 9.00–10.30" */
function nameOf({ title, startsAt, endsAt }: UseRow, language: Language): string {
  const when = formatVisit(new Date(startsAt), new Date(endsAt), language);
  return `${resourceTexts[language].title(title[language])} ${when}`;
}

/** The first ones by name, and how many more there are. */
function listOf(uses: UseRow[], total: number, language: Language): string {
  const names = uses.map((use) => nameOf(use, language)).join('; ');
  return total > uses.length ? `${names} ${resourceTexts[language].and(total - uses.length)}` : names;
}

/** Why something was not saved. `wanted` is the number that was asked for. */
export function unsavedAnswer(
  result: Unsaved,
  { wanted, language }: { wanted: number; language: Language },
): Answer<never> {
  const texts = resourceTexts[language];
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'foreign') return forbidden();
  if (result.kind === 'changedMeanwhile')
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  if (result.kind === 'invalid')
    return invalid(result.errors.map(({ path, code }) => ({ path, code, message: texts[code] })));
  if (result.kind === 'in use') return refuse(reasonsOf(result.use, language));
  const { by } = result;
  const uses = by.map((use) => useView(use, language));
  if (result.kind === 'taken') {
    const message = texts.RESOURCE_TAKEN(listOf(by, by.length, language));
    return refuse([{ code: 'RESOURCE_TAKEN', message, uses }]);
  }
  const peak = Math.max(...result.by.map((use) => use.peak));
  const message = texts.POOL_TAKEN(peak, wanted, listOf(by, result.total, language));
  return refuse([{ code: 'POOL_TAKEN', message, peak, uses }]);
}

function reasonsOf({ total, uses, meetings, offers }: ComingUse, language: Language): [Reason, ...Reason[]] {
  const texts = resourceTexts[language];
  const titles = offers.map(({ slug, title }) => ({ slug, title: title[language] }));
  const reasons = [
    total > 0 && {
      code: 'RESOURCE_HAS_SESSIONS',
      message: texts.RESOURCE_HAS_SESSIONS(total, listOf(uses, total, language)),
      total,
      uses: uses.map((use) => useView(use, language)),
    },
    meetings > 0 && {
      code: 'RESOURCE_HAS_SESSIONS',
      message: texts.MEETING_POINT_HAS_SESSIONS(meetings),
      total: meetings,
    },
    titles.length > 0 && {
      code: 'RESOURCE_HAS_OFFERS',
      message: texts.RESOURCE_HAS_OFFERS(titles.map(({ title }) => title).join(', ')),
      offers: titles,
    },
  ].filter((reason) => reason !== false);
  const [first, ...more] = reasons;
  if (first === undefined) throw new Error('a resource in use is used by something');
  return [first, ...more];
}

/** Opening hours, or why they were not saved. */
export function hoursAnswer(result: HoursResult, language: Language): Answer<{ spans: Hours[] }> {
  const texts = resourceTexts[language];
  if (result.kind === 'hours') return ok({ spans: result.spans }, { etag: result.etag });
  if (result.kind === 'unknown' || result.kind === 'foreign') return notFound();
  if (result.kind === 'changedMeanwhile')
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  return invalid(result.errors.map(({ index, code }) => ({ path: `spans.${index}`, code, message: texts[code] })));
}
