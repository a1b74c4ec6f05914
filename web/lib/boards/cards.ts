import { boardTexts } from '#lib/texts/boards.ts';
import type { BoardCard, BoardSession } from '#server/boards/board.contract.ts';
import { formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { SideName } from './question.ts';

/** A card in words. */
export interface CardWords {
  id: string;
  title: string;
  family: BoardSession['subjectFamily'];
  /** "9.30–11.30" */
  time: string;
  /** Who comes, or how much room there is. */
  who: string[];
  /** Where, or with whom; what the row does not say already. */
  where: string | null;
  /** What is in the way. */
  problems: string[];
  /** What somebody should do, in words; no harm yet. */
  todo: string[];
  gone: boolean;
  done: boolean;
  free: boolean;
}

/** What a card says in a row of one side of the board. */
export function cardWords(card: BoardCard, session: BoardSession, side: SideName, language: Language): CardWords {
  const texts = boardTexts[language].card;
  const { title, subjectFamily: family, state, bookings, capacity, taken } = session;
  const gone = state === 'CANCELLED';
  const missing = !gone && session.educators.length < session.educatorsNeeded;
  return {
    id: card.sessionId,
    title: card.meeting > 1 ? `${title} · ${texts.meeting(card.meeting)}` : title,
    family,
    time: timeText(card, language),
    who: gone ? [texts.cancelled] : whoComes(session, language),
    where: whereText(card, session, side, language),
    problems: card.problems.map(({ message }) => message),
    todo: [
      ...(missing ? [texts.unstaffed] : []),
      ...(session.asked.length > 0 ? [texts.asked(session.asked.join(', '))] : []),
      ...(session.reviews > 0 ? [texts.review] : []),
    ],
    gone,
    done: session.attended,
    free: !gone && state === 'OPEN' && bookings.length === 0 && taken.pupils < capacity.pupils,
  };
}

const MOST_BOOKINGS = 2;

function whoComes({ state, bookings, capacity, taken, attended }: BoardSession, language: Language): string[] {
  const texts = boardTexts[language].card;
  if (bookings.length === 0) return [state === 'CLOSED' ? texts.closed : texts.free(capacity.pupils - taken.pupils)];
  const lines = bookings.slice(0, MOST_BOOKINGS).map(({ groups, school, pupils, adults, requested }) => {
    const words = `${groups} ${school}, ${pupils}+${adults}`;
    return requested ? `${words} (${texts.requested})` : words;
  });
  const left = capacity.pupils - taken.pupils;
  const hasRoom = state === 'OPEN' && left > 0 && taken.groups < capacity.groups;
  return [
    ...lines,
    ...(bookings.length > MOST_BOOKINGS ? [texts.more(bookings.length - MOST_BOOKINGS)] : []),
    ...(attended ? [texts.came] : hasRoom ? [texts.left(left)] : []),
  ];
}

function whereText(card: BoardCard, session: BoardSession, side: SideName, language: Language): string | null {
  const texts = boardTexts[language].card;
  const rooms = session.rooms.map(({ name, quantity }) => (quantity === null ? name : `${name} (${quantity})`));
  const people = session.educators.map(({ name }) => name);
  if (side === 'lokale') {
    const own =
      card.via === null ? (card.quantity === null ? [] : [texts.pieces(card.quantity)]) : [texts.via(card.via)];
    return [...own, ...people].join(' · ') || null;
  }
  if (side === 'tilbud') return [...people, ...rooms].join(' · ') || session.site;
  const alone = session.educatorsNeeded === 0 && people.length === 0 && session.state !== 'CANCELLED';
  return [...(alone ? [texts.alone] : []), rooms.join(' · ') || session.site].join(' · ');
}

/** "9.30–11.30", without the "kl." that a sentence has. */
export function timeText({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  return formatTimeRange(new Date(startsAt), new Date(endsAt), language).replace(/^kl\. /, '');
}
