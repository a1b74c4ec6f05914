import type { PlannedDates } from '#server/sessions/planned-dates.contract.ts';
import { formatDateShort, formatMonth, formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';

/** A date of the preview, in words. */
export interface PreviewDate {
  key: string;
  day: string;
  time: string;
  offer: string;
  site: string;
  state: 'FREE' | 'WARNED' | 'BLOCKED' | 'SKIPPED';
  /** What is in the way, or why it is skipped. */
  remarks: { blocks: boolean; message: string }[];
  ambiguous: boolean;
  /** Days of the further meetings; empty = there are none. */
  meetings: string;
  ticked: boolean;
}

export interface Preview {
  sentence: string;
  notes: string[];
  /** Remarks that all dates share, said once. */
  everywhere: string[];
  months: { name: string; weeks: { number: number; dates: PreviewDate[] }[] }[];
}

/** The dates of a plan by month and week. `chosen`: what is ticked; null = all that nothing speaks against. */
export function previewOf(plan: PlannedDates, language: Language, chosen: Set<string> | null): Preview {
  const months = new Map<string, Map<string, PreviewDate[]>>();
  const everywhere = sharedBy(plan.items);
  for (const item of plan.items) {
    const month = formatMonth(item.date, language);
    const weeks = months.get(month) ?? new Map<string, PreviewDate[]>();
    months.set(
      month,
      weeks.set(item.week, [...(weeks.get(item.week) ?? []), dateOf(item, { language, chosen, everywhere })]),
    );
  }
  return {
    sentence: plan.sentence,
    notes: plan.notes,
    everywhere,
    months: [...months].map(([name, weeks]) => ({
      name,
      weeks: [...weeks].map(([week, dates]) => ({ number: Number(week.slice(6)), dates })),
    })),
  };
}

/** Fewer dates than this show their remarks themselves. */
const MANY = 4;

function sharedBy(items: PlannedDates['items']): string[] {
  const offered = items.filter(({ skipped }) => skipped === null);
  const [first, ...more] = offered;
  if (first === undefined || offered.length < MANY) return [];
  const messages = new Set(first.conflicts.map(({ message }) => message));
  return [...messages].filter((message) =>
    more.every(({ conflicts }) => conflicts.some((conflict) => conflict.message === message)),
  );
}

interface Shown {
  language: Language;
  chosen: Set<string> | null;
  everywhere: string[];
}

function dateOf(item: PlannedDates['items'][number], { language, chosen, everywhere }: Shown): PreviewDate {
  const { key, date, time, startsAt, endsAt, state, skipped, conflicts } = item;
  const own = conflicts.filter(({ message }) => !everywhere.includes(message));
  const isThere = conflicts.some(({ code }) => code === 'SAME_TIME_EXISTS');
  const clock = language === 'da' ? `kl. ${time.replace(/^0/, '').replace(':', '.')}` : time;
  return {
    key,
    day: formatDateShort(date, language),
    time: startsAt && endsAt ? formatTimeRange(new Date(startsAt), new Date(endsAt), language) : clock,
    offer: item.offer,
    site: item.site,
    // What is said once for all dates is not said again by a badge.
    state: state === 'WARNED' && own.length === 0 ? 'FREE' : state,
    remarks: [
      ...(skipped ? [{ blocks: false, message: skipped.message }] : []),
      ...own.map(({ severity, message }) => ({ blocks: severity === 'BLOCKS', message })),
    ],
    ambiguous: item.ambiguous,
    meetings: item.meetings
      .map((meeting) => formatDateShort(localDateOf(new Date(meeting.startsAt)), language))
      .join(', '),
    ticked: chosen === null ? (state === 'FREE' || state === 'WARNED') && !isThere : chosen.has(key),
  };
}
