import type { Language } from '#server/time/language.ts';

// Colours stand inline in the components for clients that drop style sheets; these rules turn them at night and on phones.
const STYLE = `
body { margin: 0; background: #ebe4d2; }
@media (max-width: 480px) {
  .pad { padding-left: 20px !important; padding-right: 20px !important; }
  .title { font-size: 27px !important; line-height: 32px !important; }
  .fact, .fact td { display: block !important; width: auto !important; }
  .fact .label { border-bottom: 0 !important; padding: 10px 0 0 !important; }
  .fact .value { padding: 0 0 10px !important; }
  .button { display: block !important; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
  body, .page { background: #141c20 !important; }
  .sheet { background: #1c262b !important; }
  .ink { color: #ede6d6 !important; }
  .soft { color: #b3b8b1 !important; }
  .rule { border-color: #8b948f !important; }
  .hair { border-color: #3a474c !important; }
  .dark { background: #ede6d6 !important; }
  .light { background: #1c262b !important; }
  .button { background: #eeb136 !important; border-color: #eeb136 !important; color: #1c2a30 !important; }
}
`.trim();

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The whole HTML document of a mail around its rendered body. The title is text, the body trusted HTML from Svelte. */
export function documentOf({ title, language, body }: { title: string; language: Language; body: string }): string {
  const escapedTitle = title.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
  // Svelte leaves comments for hydration, which no mail has; text in the body is escaped and can hold none of its own.
  const markup = body.replace(/<!--.*?-->/gs, '');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapedTitle}</title>
<style>
${STYLE}
</style>
</head>
<body style="margin:0;background:#ebe4d2">
${markup}
</body>
</html>
`;
}
