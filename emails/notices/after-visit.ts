import type { Inline } from '#emails/content.ts';
import { wordsOf } from '#emails/words.ts';
import { formatDay } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { afterVisitTexts } from './after-visit-texts.ts';
import type { NoticeWriter } from './compose.ts';
import type { NoticeFacts } from './notice-facts.ts';

// What is told after a visit. Values, by kind:
// ATTENDANCE_NUDGE { visits: how many }; the visits are its rows.
// THANK_YOU { classes: how many of the same teacher, materials: how many, "material.0.title", "material.0.url", …,
//             unsubscribePage: where mails of this kind can be ended by hand }

const text = (facts: NoticeFacts, name: string) => String(facts.values[name] ?? '');

/** To an educator: who came is not recorded yet. */
export const attendanceNudge: NoticeWriter = (facts) => {
  const words = afterVisitTexts[facts.language].nudge;
  const visits = Number(facts.values.visits);
  return {
    subject: words.subject(visits),
    preheader: words.preheader,
    heading: words.heading(visits),
    lead: [words.lead],
    action: words.action,
    paragraphs: [[words.twoTaps]],
    why: words.why,
  };
};

/** To the visiting teacher: thank you, with the materials for after and three questions. */
export const thankYou: NoticeWriter = (facts) => {
  const { visit, language } = facts;
  if (visit === null) throw new Error('a thank-you is about a visit');
  const words = afterVisitTexts[language].thanks;
  const { offer, groups } = wordsOf(visit);
  const day = formatDay(localDateOf(new Date(visit.startsAt)), language);
  return {
    subject: words.subject(offer),
    preheader: words.preheader,
    heading: words.heading(groups),
    lead: [words.lead(facts.department.name), { strong: offer }, words.day(day)],
    action: words.action,
    paragraphs: [
      [words.questions],
      ...materialsOf(facts),
      [words.end, { label: words.endHere, url: text(facts, 'unsubscribePage') }, '.'],
    ],
    withoutVisit: true,
    why: words.why,
  };
};

/** A heading of its own, and each material with where it is. */
function materialsOf(facts: NoticeFacts): Inline[][] {
  const words = afterVisitTexts[facts.language].thanks;
  const count = Number(facts.values.materials ?? 0);
  if (count === 0) return [];
  const materials = Array.from({ length: count }, (_, index): Inline[] => [
    { label: text(facts, `material.${index}.title`), url: text(facts, `material.${index}.url`) },
  ]);
  return [[{ strong: words.materials(count) }], ...materials];
}
