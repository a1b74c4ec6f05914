import PostalMime from 'postal-mime';
import type { CaughtMail } from './caught-mail.store.ts';

/** A caught mail taken apart, as /dev/mails.json answers it. */
export interface ReadMail {
  id: string;
  caughtAt: string;
  from: string;
  to: string;
  subject: string;
  /** By lower-case name; a repeated header keeps its last value. */
  headers: Record<string, string>;
  text: string;
  html: string;
  /** Calendar parts and files, in the order of the message. Text is given as it is, everything else as base64.
   *  Lines end with CRLF as they were sent: the parser gives them with LF alone. */
  attachments: { filename: string | null; contentType: string; method?: string; content: string }[];
  raw: string;
}

/** Parses a caught mail. Broken ones do not come here: we wrote them ourselves. */
export async function readCaughtMail({ id, recipient, raw, caughtAt }: CaughtMail): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  return {
    id,
    caughtAt: caughtAt.toISOString(),
    from: mail.from?.address ?? '',
    to: recipient,
    subject: mail.subject ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map(({ filename, mimeType, method, content }) => ({
      filename,
      contentType: mimeType,
      ...(method === undefined ? {} : { method }),
      content: contentOf(mimeType, Buffer.from(content as ArrayBuffer)),
    })),
    raw: raw.toString('utf8'),
  };
}

function contentOf(contentType: string, bytes: Buffer): string {
  return isText(contentType) ? bytes.toString('utf8').replaceAll(/\r?\n/g, '\r\n') : bytes.toString('base64');
}

/** True for parts whose content is given as text. */
export function isText(contentType: string): boolean {
  return contentType.startsWith('text/') || contentType === 'application/ics';
}
