import type { Language } from '#server/time/language.ts';

/** Half-open local times of a weekday (1 = Monday), "HH:MM". */
export interface HoursSpan {
  weekday: number;
  opensAt: string;
  closesAt: string;
}

/** "9-12, 13.30–16" → spans. What cannot be read is passed on as it stands: the API says what is wrong. */
export function spansOf(weekday: number, text: string): HoursSpan[] {
  return text
    .split(/[,;]|\bog\b|\band\b/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [opens = '', closes = ''] = part.split(/\s*(?:-|–|—|til|to)\s*/);
      return { weekday, opensAt: clockOf(opens), closesAt: clockOf(closes) };
    });
}

function clockOf(text: string): string {
  const [, hour, minute = '00'] = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim()) ?? [];
  return hour === undefined ? text.slice(0, 20) : `${hour.padStart(2, '0')}:${minute}`;
}

/** The spans of a weekday as people write them: "9.00–12.00, 13.30–16.00". */
export function hoursText(spans: readonly HoursSpan[], weekday: number, language: Language): string {
  const clock = (time: string) => time.replace(/^0/, '').replace(':', language === 'da' ? '.' : ':');
  return spans
    .filter((span) => span.weekday === weekday)
    .map(({ opensAt, closesAt }) => `${clock(opensAt)}–${clock(closesAt)}`)
    .join(', ');
}

/** Weekdays with the same hours together: [[1, 5], "9.00–16.00"]. Weekdays without hours are left out. */
export function hoursByDays(
  spans: readonly HoursSpan[],
  language: Language,
): { days: [number, number]; text: string }[] {
  const groups: { days: [number, number]; text: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const text = hoursText(spans, weekday, language);
    const last = groups.at(-1);
    if (text === '') continue;
    if (last && last.text === text && last.days[1] === weekday - 1) last.days[1] = weekday;
    else groups.push({ days: [weekday, weekday], text });
  }
  return groups;
}
