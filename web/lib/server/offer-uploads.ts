import type { RequestEvent } from '@sveltejs/kit';
import { rowsOf, type Typed, withRows } from '#lib/offer-editor/typed.ts';
import { chosenFile, sendFile } from './send-file.ts';

export interface Uploaded {
  typed: Typed;
  /** By name of the field. */
  errors: Record<string, string>;
}

/**
 * Hands the chosen files on to the API, one after the other, and puts what they have become in the fields: whatever else is
 * wrong with the form, a file has to be chosen only once. Files that were taken out are emptied.
 */
export async function withUploads(
  event: RequestEvent,
  form: FormData,
  typed: Typed,
  department: string,
): Promise<Uploaded> {
  const errors: Record<string, string> = {};
  let { imageFileId = '', imageFileName = '' } = typed.values;
  if (form.has('imageRemoved')) imageFileId = '';
  const image = await uploaded(event, form, 'image', department);
  if (typeof image === 'string') errors.imageFileId = image;
  else if (image !== null) {
    imageFileId = image.id;
    imageFileName = image.name;
  }

  const rows = rowsOf(typed, 'materials');
  for (const [at, row] of rows.entries()) {
    if (form.has(`materials.${at}.fileRemoved`)) rows[at] = { ...row, fileId: '', fileName: '' };
    const file = await uploaded(event, form, `materials.${at}.file`, department);
    if (typeof file === 'string') errors[`materials.${at}.fileId`] = file;
    else if (file !== null) rows[at] = { ...row, fileId: file.id, fileName: file.name };
  }
  const withFiles = withRows(typed, 'materials', rows);
  return { typed: { ...withFiles, values: { ...withFiles.values, imageFileId, imageFileName } }, errors };
}

/** The stored file; null = none was chosen; a sentence = it was not taken. */
async function uploaded(event: RequestEvent, form: FormData, field: string, department: string) {
  const file = chosenFile(form, field);
  if (file === null) return null;
  const sent = await sendFile(event, { department, file });
  return sent.ok ? sent.file : sent.message;
}
