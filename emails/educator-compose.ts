import { formatDateShort, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { MailContent } from './content.ts';
import type { EducatorMail, ToldSession } from './educator-facts.ts';
import { educatorMailTexts } from './educator-texts.ts';

type Body = Omit<MailContent, 'language' | 'greeting' | 'footer'>;
type MailOf<Kind> = Extract<EducatorMail, { kind: Kind }>;

/** What a colleague is told about who teaches a session. */
export function educatorMailBody(mail: EducatorMail): Body {
  if (mail.kind === 'EDUCATOR_REQUEST') return request(mail);
  return mail.kind === 'EDUCATOR_ANSWER' ? answer(mail) : withdrawn(mail);
}

function request({ facts, answerUrl }: MailOf<'EDUCATOR_REQUEST'>): Body {
  const { language, session, role, askedBy, replaces } = facts;
  const texts = educatorMailTexts[language];
  const words = texts.request;
  const lead = `${replaces === null ? words.lacking : words.replaces(replaces)} ${words.lead(askedBy)}`;
  return {
    subject: words.subject(session.title, dayOf(session, language)),
    preheader: words.preheader(askedBy),
    heading: words.heading,
    lead: [`${replaces === askedBy ? words.asksForOneself(askedBy) : lead} `, { strong: session.title }],
    facts: [...factsOf(session, language), { label: texts.labels.how, lines: [words.roles[role]] }],
    action: { label: words.action, url: answerUrl },
    paragraphs: [[words.first], [words.calendar]],
  };
}

function withdrawn({ facts, planUrl }: MailOf<'EDUCATOR_REQUEST_WITHDRAWN'>): Body {
  const { language, session } = facts;
  const words = educatorMailTexts[language].withdrawn;
  return {
    subject: words.subject(session.title, dayOf(session, language)),
    preheader: words.preheader,
    heading: words.heading,
    lead: [words.lead],
    facts: factsOf(session, language).slice(0, 3),
    action: { label: words.action, url: planUrl },
    paragraphs: [],
  };
}

function answer({ facts, planUrl }: MailOf<'EDUCATOR_ANSWER'>): Body {
  const { language, session, answeredBy } = facts;
  const texts = educatorMailTexts[language].answer;
  const words = texts[facts.answer];
  return {
    subject: words.subject(answeredBy, session.title, dayOf(session, language)),
    preheader: words.lead(answeredBy),
    heading: words.heading(answeredBy),
    lead: [words.lead(answeredBy)],
    facts: factsOf(session, language),
    action: { label: texts.action, url: planUrl },
    paragraphs: [],
  };
}

function factsOf(session: ToldSession, language: Language): Body['facts'] {
  const { labels, people, nobody } = educatorMailTexts[language];
  const when = [session, ...session.meetings].map(({ startsAt, endsAt }) =>
    formatVisit(new Date(startsAt), new Date(endsAt), language),
  );
  const who = session.bookings.flatMap(({ institution, groups, pupils, adults }) => [
    institution,
    people(groups, pupils, adults),
  ]);
  return [
    { label: labels.when, lines: when },
    { label: labels.where, lines: [session.site, session.address] },
    { label: labels.department, lines: [session.department] },
    { label: labels.who, lines: who.length === 0 ? [nobody] : who },
  ];
}

/** "tor 26. mar." */
function dayOf({ startsAt }: ToldSession, language: Language): string {
  return formatDateShort(localDateOf(new Date(startsAt)), language);
}
