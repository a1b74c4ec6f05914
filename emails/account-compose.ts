import { formatDate, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { AccountMail } from './account-facts.ts';
import { type AccountTexts, accountTexts } from './account-texts.ts';
import type { MailContent } from './content.ts';
import { educatorMailBody } from './educator-compose.ts';
import { educatorMailTexts } from './educator-texts.ts';

type MailOf<Kind> = Extract<AccountMail, { kind: Kind }>;
type Body = Omit<MailContent, 'language' | 'greeting' | 'footer'>;

/** What the owner of an account is told, in words. `platformUrl` is where the platform lives. */
export function accountMailContent(mail: AccountMail, greeting: string, platformUrl: string): MailContent {
  const { language } = mail.facts;
  const texts = accountTexts[language];
  const home = platformUrl.replace(/^https?:\/\//, '');
  return {
    language,
    greeting,
    ...bodyOf(mail, texts),
    footer: [['Skolebesøg · ', { label: home, url: platformUrl }], [`${whyOf(mail)} ${texts.noReply}`]],
  };
}

function bodyOf(mail: AccountMail, texts: AccountTexts): Body {
  if (mail.kind === 'LOGIN_LINK') return loginLink(mail, texts);
  if (mail.kind === 'INVITATION') return invitation(mail, texts);
  return mail.kind === 'SECURITY_NOTICE' ? securityNotice(mail, texts) : educatorMailBody(mail);
}

function whyOf({ kind, facts: { language } }: AccountMail): string {
  const { why } = accountTexts[language];
  return kind in why ? why[kind as keyof typeof why] : educatorMailTexts[language].why;
}

function loginLink({ facts, linkUrl, code }: MailOf<'LOGIN_LINK'>, texts: AccountTexts): Body {
  const words = facts.purpose === 'LOGIN' ? texts.login : texts.prove;
  const until = texts.clock(formatTime(new Date(facts.expiresAt), facts.language));
  return {
    subject: words.subject,
    preheader: words.preheader(until),
    heading: words.heading,
    lead: words.lead(until),
    facts: [],
    action: { label: words.action, url: linkUrl },
    code: { label: texts.code, digits: `${code.slice(0, 3)} ${code.slice(3)}` },
    paragraphs: [[texts.keepCode], [texts.notYou]],
  };
}

function invitation({ facts, linkUrl }: MailOf<'INVITATION'>, texts: AccountTexts): Body {
  const words = texts.invitation;
  const inviter = facts.invitedBy ?? words.somebody;
  const roles = facts.roles.length > 0 ? [{ label: words.roles, lines: facts.roles }] : [];
  return {
    subject: words.subject,
    preheader: words.preheader(inviter),
    heading: words.heading,
    lead: words.lead(inviter),
    facts: [...roles, { label: words.until, lines: [momentOf(facts.expiresAt, facts.language)] }],
    action: { label: words.action, url: linkUrl },
    paragraphs: [[words.notYou]],
  };
}

function securityNotice({ facts, securityUrl }: MailOf<'SECURITY_NOTICE'>, texts: AccountTexts): Body {
  const words = texts.notice;
  const subject = words.subject[facts.event];
  const told = words.lead[facts.event](momentOf(facts.statedAt, facts.language));
  const rest = facts.event === 'MANY_FAILURES' ? [[words.failures]] : [[words.you], [words.notYou]];
  return {
    subject: `Skolebesøg: ${subject}`,
    preheader: told,
    heading: subject,
    lead: [told],
    facts: [],
    action: { label: words.action, url: securityUrl },
    paragraphs: rest,
  };
}

/** "torsdag den 26. marts 2026 kl. 9.05", in Danish time. */
function momentOf(instant: string, language: Language): string {
  const moment = new Date(instant);
  return accountTexts[language].dayAndClock(formatDate(localDateOf(moment), language), formatTime(moment, language));
}
