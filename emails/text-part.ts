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
  return parts.map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.label)).join('');
}
