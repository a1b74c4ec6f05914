import { error } from '@sveltejs/kit';
import { boardChoiceOf, boardQueryOf, boardSearchOf } from '#lib/boards/question.ts';
import { opensFor } from '#lib/page-policies.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { mondayOfWeek } from '#lib/staff/week.ts';
import { readWeekBoard } from '#server/boards/board.contract.ts';
import type { PageServerLoad } from './$types';

// The finished page is kept for whoever asks again (server/boards/board-pages.ts): what it shows may depend on its address,
// on who is logged in and on what the API answers, and on nothing else.
export const load: PageServerLoad = async (event) => {
  const { week } = event.params;
  const monday = mondayOfWeek(week);
  if (monday === null) error(404);
  const choice = boardChoiceOf(event.url);
  const board = await staffApi(event).get(readWeekBoard, { query: { week, ...boardQueryOf(choice) } });
  const roles = event.locals.me?.roles.map(({ role }) => role) ?? [];
  return {
    monday,
    choice,
    search: boardSearchOf(choice),
    moved: event.url.searchParams.has('flyttet'),
    board,
    mayMove: opensFor('/personale/tavle/flyt/[sessionId]', roles),
  };
};
