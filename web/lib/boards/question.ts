import type { BoardSide, BoardState } from '#server/boards/board.contract.ts';

/** The board's sides as they stand in its address. */
export const sideNames = ['underviser', 'lokale', 'tilbud'] as const;
export type SideName = (typeof sideNames)[number];

/** As the API knows them (server/boards/board.contract.ts); pages import only types from there. */
export const boardStates: BoardState[] = ['OPEN', 'CLOSED', 'CANCELLED', 'UNSTAFFED', 'REVIEW', 'PROBLEM'];

const sides: Record<SideName, BoardSide> = { underviser: 'PERSON', lokale: 'ROOM', tilbud: 'OFFER' };

/** What a board is narrowed to; it stays when the week or the side changes. */
export interface BoardChoice {
  side: SideName;
  department: string | null;
  site: string | null;
  educator: string | null;
  state: BoardState | null;
}

/** Reads the choice from the board's address; what means nothing is left out. */
export function boardChoiceOf({ searchParams }: URL): BoardChoice {
  const text = (name: string, form: RegExp) => {
    const value = searchParams.get(name);
    return value !== null && form.test(value) ? value : null;
  };
  return {
    side: sideNames.find((name) => name === searchParams.get('vis')) ?? 'underviser',
    department: text('afdeling', /^[a-z0-9-]{1,100}$/),
    site: text('sted', /^[a-z0-9-]{1,100}$/),
    educator: text('underviser', /^[0-9a-f-]{36}$/),
    state: boardStates.find((name) => name === searchParams.get('tilstand')) ?? null,
  };
}

/** The choice as the API is asked. */
export function boardQueryOf({ side, department, site, educator, state }: BoardChoice) {
  return { by: sides[side], department, site, educator, state };
}

/** The choice as a page's query: "?vis=lokale&sted=…", or empty. */
export function boardSearchOf({ side, department, site, educator, state }: BoardChoice): string {
  const query = new URLSearchParams({
    ...(side !== 'underviser' && { vis: side }),
    ...(department !== null && { afdeling: department }),
    ...(site !== null && { sted: site }),
    ...(educator !== null && { underviser: educator }),
    ...(state !== null && { tilstand: state }),
  });
  return query.size === 0 ? '' : `?${query}`;
}
