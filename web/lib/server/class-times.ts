import { href } from '#lib/links.ts';
import { classesTexts } from '#lib/texts/classes.ts';
import type { proposeSplit } from '#server/booking-sets/split.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { dayAndMonth, formatDate, formatDay, formatTime, formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

type Split = AnswerOf<typeof proposeSplit>;
type Who = 'pupils' | 'children';

/** A proposal in words, with the address of the form that books it. */
export interface ProposalWords {
  /** "torsdag den 23. april 2026", or "23. og 24. april 2026". */
  days: string;
  how: string;
  visits: { id: string; day: string | null; time: string; site: string; classes: string[] }[];
  /** Which session each class goes to, for the form's address. */
  search: string;
  href: string;
}

interface Asked {
  language: Language;
  who: Who;
  /** As the catalogue or the form says it. */
  level: string;
}

/** The proposals of a split as the page and the form show them. */
export function proposalWords(split: Split, { language, who, level }: Asked): ProposalWords[] {
  const texts = classesTexts[language];
  return split.proposals.map(({ days, parts }) => {
    const search = searchOf(split, parts, level);
    return {
      days: daysInWords(days, language),
      how: howOf(parts, days.length, language),
      visits: parts.map(({ session, groups }) => ({
        id: session.id,
        day: days.length > 1 ? formatDay(session.localDate, language) : null,
        time: timeOf(session, language),
        site: session.site.name,
        classes: groups.map((index) => {
          const group = split.groups[index];
          const name = group?.label ?? texts.classNo(index + 1, who);
          return `${name}: ${texts.people(group?.pupils ?? 0, who)}`;
        }),
      })),
      search,
      href: `${href(language, '/book/klasser')}?${search}`,
    };
  });
}

/** "torsdag den 23. april 2026", "9. og 10. december 2026": what a day shares with the next is said once. */
export function daysInWords(days: readonly string[], language: Language): string {
  const words = days.map((day, index) => {
    if (days.length === 1) return formatDate(day, language);
    const next = days[index + 1] ?? '';
    if (day.slice(0, 7) === next.slice(0, 7)) return `${Number(day.slice(8))}${language === 'da' ? '.' : ''}`;
    const date = dayAndMonth(day, language);
    return day.slice(0, 4) === next.slice(0, 4) ? date : `${date} ${day.slice(0, 4)}`;
  });
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${classesTexts[language].and} ${last}`;
}

type Part = Split['proposals'][number]['parts'][number];

function howOf(parts: readonly Part[], days: number, language: Language): string {
  const texts = classesTexts[language];
  if (days > 1) return texts.overDays(days);
  const spans = parts.map(({ session }) => [session.startsAt, session.endsAt] as const);
  const [first] = parts;
  const [from, to] = [
    spans.map(([start]) => start).sort()[0] ?? '',
    spans
      .map(([, end]) => end)
      .sort()
      .at(-1) ?? '',
  ];
  const together = new Set(spans.map(([start]) => start)).size === 1;
  if (together && first) return texts.together(timeOf(first.session, language));
  const apart = spans.every(([start], index) => index === 0 || start >= (spans[index - 1]?.[1] ?? ''));
  const words = apart ? texts.sequence : texts.overlapping;
  return words(formatTime(new Date(from), language), formatTime(new Date(to), language));
}

function timeOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  return formatTimeRange(new Date(startsAt), new Date(endsAt), language);
}

/** One `k` for each class, in their order: the session and how many come. */
function searchOf({ groups }: Split, parts: readonly Part[], level: string): string {
  const search = new URLSearchParams();
  for (const [index, { pupils }] of groups.entries()) {
    const part = parts.find((one) => one.groups.includes(index));
    search.append('k', `${part?.session.id ?? ''}.${pupils}`);
  }
  if (level !== '') search.set('trin', level);
  return search.toString();
}

/** Reads those `k` again; wrong ones are left out. */
export function chosenTimes(search: URLSearchParams): { sessionId: string; pupils: string }[] {
  return search
    .getAll('k')
    .slice(0, 8)
    .flatMap((text) => {
      const [, sessionId, pupils] = /^([0-9a-f-]{36})\.([1-9]\d{0,2})$/.exec(text) ?? [];
      return sessionId === undefined || pupils === undefined ? [] : [{ sessionId, pupils }];
    });
}
