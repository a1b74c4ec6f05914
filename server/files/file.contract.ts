import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id } from '#server/http/fields.ts';

/** The largest PDF, in bytes (the database's own limit); pictures may have three quarters of it. */
export const MAX_PDF_BYTES = 20_000_000;
export const MAX_PICTURE_BYTES = 15_000_000;

export const storedFile = z.object({
  id,
  name: z.string().describe('Cleaned, with the ending of what it is'),
  contentType: z.enum(['application/pdf', 'image/webp']),
  sizeBytes: z.int(),
  width: z.int().nullable().describe('Pixels; null for what is no picture'),
  height: z.int().nullable(),
  url: z.string().describe('Where it is shown from'),
});
export type StoredFileAnswer = z.output<typeof storedFile>;

export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  summary: 'Upload a picture or a PDF for the offers of a department',
  description:
    'The body is the file itself: a PDF (up to 20 MB), or a JPEG, PNG or WebP (up to 15 MB and 50 megapixels). What it is is told ' +
    'by its content. Pictures are written anew as WebP without anything that stood beside the pixels. Files that hang on no ' +
    'offer are removed after a week.',
  tag: 'files',
  policy: 'lead',
  query: z.object({
    department: z.string().max(100).describe('Slug'),
    name: z.string().min(1).max(500).describe('What its owner calls it'),
  }),
  rawBody: 'application/octet-stream',
  status: 201,
  answer: storedFile,
  problems: {
    UNSUPPORTED_FILE: 415,
    UPLOAD_UNREADABLE: 400,
    EMPTY_FILE: 422,
    FILE_BROKEN: 422,
    PICTURE_TOO_LARGE: 422,
    ANIMATED_PICTURE: 422,
    ACTIVE_PDF: 422,
    LOCKED_PDF: 422,
    TOO_MANY_UPLOADS: 429,
  },
});

export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:id/:name',
  summary: 'A picture or a PDF of an offer',
  description:
    'For everybody while it hangs on a published offer or on what somebody has booked; before and after that for the ' +
    "department's staff. Pictures are shown, PDFs are downloaded.",
  tag: 'files',
  policy: 'public',
  params: z.object({ id, name: z.string() }),
  query: z.object({
    w: countText(1, 10_000)
      .optional()
      .describe('Pictures: at least so many pixels wide, if there are so many; 400, 800 and 1200 are kept'),
  }),
  alsoAnswers: ['application/pdf', 'image/webp'],
});
