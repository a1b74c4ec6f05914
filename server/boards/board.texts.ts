import { formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { MomentSpan } from './board.facts.ts';
import type { BoardProblem } from './board.rules.ts';

const range = ({ from, to }: MomentSpan, language: Language) => formatTimeRange(new Date(from), new Date(to), language);

/** What is in the way of a card, in a sentence that names it. */
export function problemSentence(problem: BoardProblem, language: Language): string {
  const da = language === 'da';
  switch (problem.code) {
    case 'OVERLAP': {
      const { other, span } = problem;
      return da
        ? `Overlap ${range(span, 'da')} med »${other.title.da}«`
        : `Overlaps with “${other.title.en}” ${range(span, 'en')}`;
    }
    case 'ELSEWHERE': {
      const { title, department, span } = problem;
      return da
        ? `Overlap ${range(span, 'da')} med »${title.da}« hos ${department}`
        : `Overlaps with “${title.en}” at ${department} ${range(span, 'en')}`;
    }
    case 'BLOCKED':
      return da
        ? `Overlap ${range(problem.span, 'da')} med »${problem.title}«`
        : `Overlaps with “${problem.title}” ${range(problem.span, 'en')}`;
    case 'AWAY':
      return da ? 'Underviseren er fraværende' : 'The educator is away';
    case 'NOT_KEPT_FREE':
      return da
        ? 'Tiden er ikke holdt fri i kalenderen: gem tiden igen'
        : 'The time is not kept free in the calendar: save it again';
    case 'POOL_SHORT':
      return da
        ? `Der bruges ${problem.taken}, men der er kun ${problem.quantity}`
        : `${problem.taken} are used, but there are only ${problem.quantity}`;
    case 'CLOSED':
      return da ? `Lukket: ${problem.reason}` : `Closed: ${problem.reason}`;
  }
}

export const boardTexts = {
  da: {
    noEducator: 'Uden underviser',
    noRoom: 'Uden lokale',
    off: 'Har fri',
    away: 'Fraværende',
    closed: (reason: string) => `Lukket: ${reason}`,
    siteClosed: (site: string, reason: string) => `${site}: ${reason}`,
    schoolHoliday: (name: string, municipality: string) => `${name}, ${municipality}`,
    pieces: (count: number) => `${count} stk.`,
    everywhere: 'Alle steder',
  },
  en: {
    noEducator: 'Without an educator',
    noRoom: 'Without a room',
    off: 'Not working',
    away: 'Away',
    closed: (reason: string) => `Closed: ${reason}`,
    siteClosed: (site: string, reason: string) => `${site}: ${reason}`,
    schoolHoliday: (name: string, municipality: string) => `${name}, ${municipality}`,
    pieces: (count: number) => `${count} pcs`,
    everywhere: 'All places',
  },
};

/** "8.00–15.00" of local times as they are stored. */
export function hoursText(spans: { from: string; to: string }[], language: Language): string {
  const clock = (time: string) =>
    language === 'da' ? time.replace(/^0/, '').replace(':', '.') : time.replace(/^0/, '');
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
}
