import { formatDateShort, formatTime } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { ReadMail } from './caught-mail.read.ts';

const STYLE = `
:root { color-scheme: light dark; --paper: #f5f0e3; --sheet: #fdfaf2; --ink: #1c2a30; --soft: #46545a; --hair: #cfc6b0; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #141c20; --sheet: #1c262b; --ink: #ede6d6; --soft: #b3b8b1; --hair: #3a474c; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 'Source Sans 3', 'Segoe UI', Arial, sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 24px 20px 72px; overflow-wrap: anywhere; }
h1, h2 { font-family: 'Brygada 1918', Georgia, serif; line-height: 1.15; }
a { color: inherit; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
ul { list-style: none; margin: 0; padding: 0; border-top: 2px solid var(--ink); }
li { padding: 12px 0; border-bottom: 1px solid var(--hair); }
.soft { color: var(--soft); font-size: 15px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; }
dt { color: var(--soft); }
dd { margin: 0; }
iframe { width: 100%; height: 1600px; border: 1px solid var(--hair); background: var(--sheet); }
pre { white-space: pre-wrap; background: var(--sheet); border: 1px solid var(--hair); padding: 16px; font-size: 14px; }
@media (max-width: 480px) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 8px; } }
`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** All caught mails as links, newest first. `nonce` is the one of the answer's content security policy. */
export function mailListPage(mails: ReadMail[], nonce: string): string {
  const items = mails.map(
    ({ id, subject, to, caughtAt, attachments }) => `<li>
<a href="/dev/mails/${id}">${escaped(subject)}</a>
<div class="soft">Til ${escaped(to)}, ${when(caughtAt)}${attachments.length > 0 ? ', med kalenderinvitation' : ''}</div>
</li>`,
  );
  const list = items.length > 0 ? `<ul>${items.join('\n')}</ul>` : '<p>Der er ikke sendt nogen mails endnu.</p>';
  return page(
    'Mails',
    nonce,
    `<h1>Mails</h1>
<p>I demoen bliver mails ikke sendt. De bliver fanget og vist her, nyeste først.</p>
${list}
<p class="soft">Til programmer: <a href="/dev/mails.json">/dev/mails.json</a>, evt. med <code>?to=adresse</code></p>`,
  );
}

/** One mail: as it looks, as text, its headers, files and source. */
export function mailPage(mail: ReadMail, nonce: string): string {
  const headers = Object.entries(mail.headers).map(
    ([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`,
  );
  const files = mail.attachments.map(
    ({ filename, contentType, method, content }, index) => `<h3>${escaped(filename ?? contentType)}</h3>
<p><a href="/dev/mails/${mail.id}/attachments/${index}" download>Hent</a>
<span class="soft">${escaped(contentType)}${method ? `, method ${escaped(method)}` : ''}</span></p>
<pre tabindex="0" aria-label="Indhold af ${escaped(filename ?? contentType)}">${escaped(content)}</pre>`,
  );
  return page(
    mail.subject,
    nonce,
    `<p><a href="/dev/mails">Alle mails</a></p>
<h1>${escaped(mail.subject)}</h1>
<p class="soft">Fra ${escaped(mail.from)} til ${escaped(mail.to)}, ${when(mail.caughtAt)}</p>
<h2>Som den ser ud</h2>
<iframe src="/dev/mails/${mail.id}/html" title="Mailen, som modtageren ser den"
  sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
<h2>Som tekst</h2>
<pre tabindex="0" aria-label="Mailen som tekst">${escaped(mail.text)}</pre>
<h2>Vedhæftet</h2>
${files.join('\n') || '<p>Ingenting.</p>'}
<h2>Mailhoved</h2>
<dl>${headers.join('\n')}</dl>
<p><a href="/dev/mails/${mail.id}/raw">Hele mailen, som den ville være sendt</a></p>`,
  );
}

/** The mail's own HTML for the frame; its links open in the whole window. */
export function framedHtml({ html }: ReadMail): string {
  return html.replace('<head>', '<head>\n<base target="_top">');
}

function page(title: string, nonce: string, body: string): string {
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Skolebesøg</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

function when(caughtAt: string): string {
  const instant = new Date(caughtAt);
  return `${formatDateShort(localDateOf(instant), 'da')} kl. ${formatTime(instant, 'da')}`;
}
