import type { SessionForEditing } from '#server/sessions/session-shape.contract.ts';

/** Where somebody wants to have a session, as the move form says it; empty texts = as now. */
export interface MoveWish {
  date: string;
  time: string;
  /** Who leaves; empty = nobody. */
  educatorOut: string;
  /** Who comes; empty = nobody. */
  educatorIn: string;
  roomOut: string;
  roomIn: string;
}

/** The names of the move form's fields, in its address and in the form. */
export const moveNames = {
  date: 'dato',
  time: 'tid',
  educatorOut: 'ud',
  educatorIn: 'ind',
  roomOut: 'lokale-ud',
  roomIn: 'lokale-ind',
} as const satisfies Record<keyof MoveWish, string>;

/** Reads a wish from the form's address or what it sent; a session keeps what is not said. */
export function moveWishOf(read: (name: string) => string | null, session: SessionForEditing): MoveWish {
  const text = (name: keyof MoveWish) => (read(moveNames[name]) ?? '').trim().slice(0, 100);
  return {
    date: text('date') || session.date,
    time: clockOf(text('time')) || session.time,
    educatorOut: read(moveNames.educatorOut) === null ? onlyId(session.educators) : text('educatorOut'),
    educatorIn: read(moveNames.educatorIn) === null ? onlyId(session.educators) : text('educatorIn'),
    roomOut: read(moveNames.roomOut) === null ? onlyId(session.resources) : text('roomOut'),
    roomIn: read(moveNames.roomIn) === null ? onlyId(session.resources) : text('roomIn'),
  };
}

/** "9.30" and "9:30" are half past nine as much as "09:30". */
function clockOf(text: string): string {
  const [, hour, minutes] = /^(\d{1,2})[.:](\d{2})$/.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minutes}`;
}

/** The one that a plain choice is about; with several, the form asks which one. */
function onlyId(list: { id: string }[]): string {
  return list.length === 1 ? (list[0]?.id ?? '') : '';
}

/** What is to be changed, as the API takes it; null = nothing is. */
export function moveBody(wish: MoveWish, session: SessionForEditing): Record<string, unknown> | null {
  const educators = swapped(session.educators, wish.educatorOut, wish.educatorIn, (id, leaving) => {
    return { id, role: leaving?.role ?? 'LEADS' };
  });
  const resources = swapped(session.resources, wish.roomOut, wish.roomIn, (id) => ({ id, quantity: 1 }));
  const body = {
    ...(wish.date !== session.date && { date: wish.date }),
    ...(wish.time !== session.time && { time: wish.time }),
    ...(educators && { educators: educators.map(({ id, role }) => ({ id, role })) }),
    ...(resources && { resources: resources.map(({ id, quantity }) => ({ id, quantity })) }),
  };
  return Object.keys(body).length === 0 ? null : body;
}

/** The list with one in the place of another; null = it stays as it is. Who is on it already is not put on it twice. */
function swapped<Item extends { id: string }, New extends { id: string }>(
  list: Item[],
  out: string,
  into: string,
  newcomer: (id: string, leaving: Item | undefined) => New,
): (Item | New)[] | null {
  if (out === into) return null;
  const leaving = list.find(({ id }) => id === out);
  const rest = list.filter(({ id }) => id !== out);
  const comes = into !== '' && rest.every(({ id }) => id !== into);
  if (leaving === undefined && !comes) return null;
  return comes ? [...rest, newcomer(into, leaving)] : rest;
}
