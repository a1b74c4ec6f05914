import { formatDay } from '#server/time/format.ts';
import type { Inline, MailWords } from './content.ts';
import type { MailFacts, MailRole } from './facts.ts';
import { textsOf } from './texts.ts';

/** Until when the link cancels, and what to do afterwards. */
export function deadlineOf(facts: MailFacts, words: MailWords): Inline[] {
  const { deadline } = textsOf(facts);
  const closesAt = Date.parse(facts.cancellation.closesAt);
  const day = formatDay(facts.cancellation.lastDay, facts.language);
  if (closesAt <= Date.parse(facts.statedAt)) return deadline.passed(day, words);
  return closesAt >= Date.parse(facts.startsAt) ? deadline.untilStart() : deadline.untilDay(day, words);
}

/** The department, and why the recipient gets the mail. */
export function footerOf(role: MailRole, facts: MailFacts, words: MailWords): Inline[][] {
  return [[words.department, ' · ', words.phone, ' · ', words.email], [textsOf(facts).why[role]]];
}
