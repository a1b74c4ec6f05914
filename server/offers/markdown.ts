import MarkdownIt from 'markdown-it';

/**
 * The part of Markdown that descriptions and materials are written in: paragraphs, line breaks, headings, lists, *emphasis*,
 * **strong**, and links to the web and to mail addresses. HTML, pictures, tables and code stay what was typed.
 */
const writer = new MarkdownIt('zero', { html: false, linkify: true, breaks: true, typographer: false }).enable([
  'heading',
  'list',
  'newline',
  'escape',
  'emphasis',
  'link',
  'autolink',
  'linkify',
]);
writer.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
writer.linkify.add('ftp:', null).add('//', null);

/** Whole addresses of the web and of mail; nothing that runs, and nothing that points at whatever site shows the text. */
writer.validateLink = (address) => /^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(address);

// The page has the first two levels of headings itself.
const headingTag = (tag: string) => (tag === 'h1' || tag === 'h2' ? 'h3' : 'h4');
writer.core.ruler.push('lower_headings', ({ tokens }) => {
  for (const token of tokens) if (/^heading_/.test(token.type)) token.tag = headingTag(token.tag);
});

const toLink = writer.renderer.renderToken.bind(writer.renderer);
writer.renderer.rules.link_open = (tokens, index, options) => {
  tokens[index]?.attrSet('rel', 'noopener nofollow');
  return toLink(tokens, index, options);
};

const KEPT = 500;
/** Texts are read far more often than written: the last used ones are kept rendered, oldest first. */
const rendered = new Map<string, string>();

/** Markdown as HTML that is safe to put into a page. Plain text with blank lines between its paragraphs stays just that. */
export function htmlOf(markdown: string): string {
  const known = rendered.get(markdown);
  rendered.delete(markdown);
  const html = known ?? writer.render(markdown).trim();
  rendered.set(markdown, html);
  const [oldest] = rendered.size > KEPT ? rendered.keys() : [];
  if (oldest !== undefined) rendered.delete(oldest);
  return html;
}
