import type { RequestEvent } from '@sveltejs/kit';
import { registerTexts } from '#lib/texts/registers.ts';
import type { Problem } from '#server/http/problems.ts';
import { startImportRun } from '#server/institutions/import-run.contract.ts';

export type Sent = { ok: true; id: string } | { ok: false; status: number; message: string };

/**
 * Hands the browser's upload on to the API as it comes. What is larger than the server takes at all (BODY_SIZE_LIMIT) breaks
 * off here, and is told in the same words.
 */
export async function sendUpload({ request, fetch, locals }: RequestEvent, dryRun: boolean): Promise<Sent> {
  const { language } = locals;
  const tooLarge: Sent = { ok: false, status: 413, message: registerTexts[language].import.tooLarge };
  const body = await request.blob().catch(() => null);
  if (body === null) return tooLarge;
  const headers = { 'accept-language': language, 'content-type': request.headers.get('content-type') ?? '' };
  const response = await fetch(`${startImportRun.path}?dryRun=${dryRun}`, { method: 'POST', headers, body });
  const answer = (await response.json()) as Problem & { id: string };
  return response.ok ? { ok: true, id: answer.id } : { ok: false, status: response.status, message: answer.detail };
}
