import { error } from '@sveltejs/kit';
import { staffApi } from '#lib/server/staff-api.ts';
import { readMonthBoard } from '#server/boards/board.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { month } = event.params;
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) error(404);
  const department = event.url.searchParams.get('afdeling') || null;
  const board = await staffApi(event).get(readMonthBoard, { query: { month, department } });
  return { board, query: department === null ? '' : `?${new URLSearchParams({ afdeling: department })}` };
};
