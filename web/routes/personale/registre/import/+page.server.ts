import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { instantWords } from '#lib/server/instant-words.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { sendUpload } from '#lib/server/upload.ts';
import { listImportRuns } from '#server/institutions/import-run.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await staffApi(event).get(listImportRuns);
  return { runs: items.map((run) => ({ ...run, when: instantWords(run.startedAt, event.locals.language) })) };
};

export const actions: Actions = {
  try: (event) => start(event, true),
  run: (event) => start(event, false),
};

async function start(event: RequestEvent, dryRun: boolean) {
  const result = await sendUpload(event, dryRun);
  if (!result.ok) return fail(result.status, { message: result.message });
  redirect(303, href(event.locals.language, `/personale/registre/import/${result.id}`));
}
