import { addDays, type LocalDate } from '#server/time/local-time.ts';

/** Danish clock times between which thanks are sent: after school, and not at night. */
const AFTERNOON = { from: '16:00', to: '21:00' };

/** Of how many days before today visits are still thanked for: who came is sometimes recorded a week later. */
const DAYS_BACK = 14;

/** The visiting days, both included, for which thanks may be sent now: from the day after the visit on; null = not now. */
export function thankedDays(today: LocalDate, localTime: string): { from: LocalDate; to: LocalDate } | null {
  if (localTime < AFTERNOON.from || localTime >= AFTERNOON.to) return null;
  return { from: addDays(today, -DAYS_BACK), to: addDays(today, -1) };
}

/** A visit to say thank you for. */
export interface ThankedVisit {
  id: string;
  /** Null = booked alone. */
  bookingSetId: string | null;
  visitorEmail: string;
  /** The same teacher was thanked for another class of the same bookings before. */
  thankedBefore: boolean;
  evaluated: boolean;
}

/**
 * Those of the visits that get a mail: a teacher who came with several classes booked as one is thanked once, whoever wants no
 * such mails (`without`) is not, nor whoever has evaluated the visit already.
 */
export function toThank<Visit extends ThankedVisit>(visits: readonly Visit[], without: ReadonlySet<string>): Visit[] {
  const thanked = new Set<string>();
  return visits.filter(({ bookingSetId, visitorEmail, thankedBefore, evaluated }) => {
    if (thankedBefore || evaluated || without.has(visitorEmail)) return false;
    if (bookingSetId === null) return true;
    const key = `${bookingSetId} ${visitorEmail.toLowerCase()}`;
    if (thanked.has(key)) return false;
    thanked.add(key);
    return true;
  });
}
