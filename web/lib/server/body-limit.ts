/** The largest form that a page takes, in bytes; pages that take files are read up to BODY_SIZE_LIMIT (their own limits stand in the API). */
export const MAX_FORM_BYTES = 512 * 1024;

const takesFiles = [
  '/personale/registre/import',
  '/personale/registre/laereplan',
  '/personale/registre/ferieplan',
  '/personale/tilbud/[id]',
];

/** Whether a page is sent more than any form of it can hold, or does not say how much. Browsers always say. */
export function isTooLarge(request: Request, route: string | null): boolean {
  if (request.body === null || (route !== null && takesFiles.includes(route))) return false;
  const length = request.headers.get('content-length');
  return length === null || Number(length) > MAX_FORM_BYTES;
}
