import { type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';
import { demoPeriodOf } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

/** The ids of one demo world, by what they stand for. */
export interface DemoIds {
  seed: number;
  demoDate: LocalDate;
  /** When the world's departments, offers and accounts were made: the first instant of its period, ISO text. */
  founded: string;
  of(key: string): string;
  department(slug: string): string;
  site(department: string, slug: string): string;
  account(email: string): string;
  offer(slug: string): string;
  session(offer: string, startsAt: Date): string;
  booking(offer: string, startsAt: Date, position: number, createdAt: Date): string;
}

/** Sessions were put on sale about half a year before they are held. */
const PLANNED_AHEAD = 180 * 86_400_000;

export function demoIdsOf({ seed, demoDate }: { seed: number; demoDate: LocalDate }): DemoIds {
  const founded = startOfLocalDay(demoPeriodOf(demoDate).from);
  const of = (key: string) => demoId(seed, founded, key);
  return {
    seed,
    demoDate,
    founded: founded.toISOString(),
    of,
    department: (slug) => of(`department|${slug}`),
    site: (department, slug) => of(`site|${department}|${slug}`),
    account: (email) => of(`account|${email}`),
    offer: (slug) => of(`offer|${slug}`),
    session: (offer, startsAt) =>
      demoId(seed, new Date(startsAt.getTime() - PLANNED_AHEAD), `session|${offer}|${startsAt.toISOString()}`),
    booking: (offer, startsAt, position, createdAt) =>
      demoId(seed, createdAt, `booking|${offer}|${startsAt.toISOString()}|${position}`),
  };
}
