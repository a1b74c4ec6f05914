import type { Router } from 'express';
import { created, forbidden, invalid, notFound, raw, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { readRawBody } from '#server/http/raw-body.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { MAX_PDF_BYTES, readFile, uploadFile } from './file.contract.ts';
import { departmentForUpload, storeFile, visibleFile } from './file.service.ts';
import { fileSentences } from './file.texts.ts';

/** Kept a week by browsers and proxies: what is taken down is gone after that. The address of another file is another one. */
const PUBLIC_CACHE = 'public, max-age=604800, immutable';
const PRIVATE_CACHE = 'private, max-age=60';
/** Opened by itself a file may load, run and be framed by nothing. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Pictures and PDFs: how they come in and how they are shown. */
export function fileRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, uploadFile, async ({ request, query, login, now, language }) => {
    const sentences = fileSentences[language];
    const place = await departmentForUpload(db.pool, login as Login, query.department);
    if (place.kind === 'foreign') return forbidden();
    if (place.kind === 'unknown department') {
      return invalid([{ path: 'department', code: 'UNKNOWN_DEPARTMENT', message: sentences.UNKNOWN_DEPARTMENT }]);
    }
    const bytes = await readRawBody(request, MAX_PDF_BYTES);
    if (typeof bytes === 'string') return refuse([{ code: bytes, message: sentences[bytes] }]);
    const { departmentId } = place;
    const result = await storeFile(db, { bytes, name: query.name, departmentId, login: login as Login, now });
    if (result.kind === 'stored') return created(result.file);
    return refuse([{ code: result.code, message: sentences[result.code] }]);
  });

  serve(router, deps, mounted, readFile, async ({ params, query, login, request }) => {
    const file = await visibleFile(db.pool, params, login);
    if (file === null) return notFound();
    const isPicture = file.contentType === 'image/webp';
    const width = isPicture ? (query.w ?? null) : null;
    const etag = `"${file.id}${width === null ? '' : `-${width}`}"`;
    const headers = {
      etag,
      'cache-control': file.isPublic ? PUBLIC_CACHE : PRIVATE_CACHE,
      'content-security-policy': CONTENT_POLICY,
      'content-disposition': disposition(isPicture ? 'inline' : 'attachment', file.name),
    };
    // Whoever has it already gets 304 of `serve`, and the database is not asked for the bytes.
    if (request.get('if-none-match')?.includes(etag)) return raw(file.contentType, '', headers);
    const bytes = await file.read(width);
    return bytes === null ? notFound() : raw(file.contentType, bytes, headers);
  });
}

/** RFC 6266: the name in plain ASCII for old readers, and as it is (RFC 8187). */
function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
