import type { Fact, Inline, MailContent } from './content.ts';

/** The plain text of a mail: every fact on its own line, links written out, further lines of a fact indented. */
export function textPart(content: MailContent): string {
  const blocks = [
    content.heading,
    content.greeting,
    sentence(content.lead),
    content.facts.map(factLines).join('\n'),
    content.action ? `${content.action.label}:\n${content.action.url}` : '',
    content.code ? `${content.code.label}:\n${content.code.digits}` : '',
    ...content.paragraphs.map(sentence),
    `-- \n${content.footer.map(sentence).join('\n')}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function factLines({ label, lines: [first = '', ...rest] }: Fact): string {
  return [`${label}: ${first}`, ...rest.map((line) => `    ${line}`)].join('\n');
}

function sentence(parts: Inline[]): string {
  return parts.map(written).join('');
}

/** The address of a page stands beside what the link is called, unless it is called by its address as phone numbers and mails are. */
function written(part: Inline): string {
  if (typeof part === 'string') return part;
  if ('strong' in part) return part.strong;
  return /^https?:/.test(part.url) && !part.url.includes(part.label) ? `${part.label} (${part.url})` : part.label;
}
