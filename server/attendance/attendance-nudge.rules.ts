import { addDays, type LocalDate } from '#server/time/local-time.ts';
import { isWorkingDay } from '#server/time/working-days.ts';

/** Danish clock times between which educators are reminded: in the morning, and, when the server slept then, later that day. */
const MORNING = { from: '07:30', to: '18:00' };

/** Of how many days before today visits are asked about: the longest row of closed days (Christmas) lies within. */
const DAYS_BACK = 14;

/**
 * The visiting days, both included, about which educators may be reminded now; null = not now. On working days only: after a
 * weekend, and after Easter, everything since then comes in one mail.
 */
export function nudgedDays(today: LocalDate, localTime: string): { from: LocalDate; to: LocalDate } | null {
  if (!isWorkingDay(today) || localTime < MORNING.from || localTime >= MORNING.to) return null;
  return { from: addDays(today, -DAYS_BACK), to: addDays(today, -1) };
}
