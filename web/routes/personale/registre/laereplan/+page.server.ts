import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { textOf } from '#lib/server/register-form.ts';
import { chosenFile } from '#lib/server/send-file.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { curriculumTexts } from '#lib/texts/curriculum.ts';
import { addCurriculumSet, listCurriculumSets } from '#server/curriculum/curriculum.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import type { Problem } from '#server/http/problems.ts';
import { formatDate } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

const fields = ['replaces', 'nameDa', 'nameEn', 'id', 'validFrom'] as const;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const texts = curriculumTexts[language];
  const { items } = await staffApi(event).get(listCurriculumSets);
  return {
    saved: event.url.searchParams.has('gemt'),
    lists: items.map(({ id, name, validFrom, validTo, goals }) => {
      const from = formatDate(validFrom, language);
      const valid = validTo === null ? texts.from(from) : texts.span(from, formatDate(validTo, language));
      return { id, name, goals, holds: validTo === null, valid };
    }),
  };
};

export const actions: Actions = { try: (event) => add(event, true), save: (event) => add(event, false) };

async function add(event: RequestEvent, dryRun: boolean) {
  const { language } = event.locals;
  const form = await postedForm(event);
  const typed = Object.fromEntries(fields.map((name) => [name, textOf(form, name)]));
  const csv = await listIn(form);
  const kept = { typed, csv };
  if (csv === '') return failed(kept, 422, [{ path: 'file', message: curriculumTexts[language].noFile }]);
  const given = Object.entries(typed).filter(([name, value]) => name !== 'replaces' || value !== '');
  const query = new URLSearchParams([...given, ['dryRun', String(dryRun)]]);
  const response = await event.fetch(`${addCurriculumSet.path}?${query}`, {
    method: 'POST',
    headers: { 'accept-language': language, 'content-type': 'text/csv' },
    body: csv,
  });
  if (!response.ok) {
    const { errors, detail } = (await response.json()) as Problem;
    return failed(kept, response.status, errors ?? [{ path: 'file', message: detail }]);
  }
  if (!dryRun) redirect(303, `${href(language, '/personale/registre/laereplan')}?gemt`);
  const tried = (await response.json()) as AnswerOf<typeof addCurriculumSet>;
  return { ...kept, tried, errors: [] };
}

/** The chosen file, else the one that was tried before; what is no UTF-8 is what Windows writes. */
async function listIn(form: FormData): Promise<string> {
  const file = chosenFile(form, 'file');
  if (file === null) return String(form.get('csv') ?? '');
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** All lines that are wrong stand beside the one field that holds them. */
function failed(
  kept: { typed: Record<string, string>; csv: string },
  status: number,
  wrong: { path: string; message: string }[],
) {
  const errors = wrong.map(({ path, message }) => ({ id: path.startsWith('file') ? 'file' : path, message }));
  const csv = errors.some(({ id }) => id === 'file') ? '' : kept.csv;
  return fail(status, { typed: kept.typed, csv, errors, tried: null });
}
