import type { MailFacts } from '#emails/facts.ts';
import type { NoticeFacts, NoticeKind } from '#emails/notices/notice-facts.ts';
import { departmentTask } from '#server/notices/department-task.ts';
import { noticeMail, type QueuedNotice } from '#server/notices/notice.mails.ts';
import { levelName } from '#server/offers/labels.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { DateRequestFacts } from './date-request.facts.ts';
import { dateRequestTexts, wishLines } from './date-request.texts.ts';
import { dateRequestUrl } from './date-request-token.ts';

/** What the mails need of the settings. */
export interface MailConfig {
  PUBLIC_URL: string;
  LINK_SECRET: string;
  MAIL_DOMAIN: string;
}

interface Telling {
  config: MailConfig;
  now: Date;
}

type Told = Pick<
  DateRequestFacts,
  'id' | 'language' | 'institution' | 'contact' | 'groups' | 'pupils' | 'adults' | 'wish' | 'offer'
>;

/** To the school: its wish has arrived. */
export function receivedMail(request: Told, { config, now }: Telling): QueuedNotice {
  const facts = factsOf(request, { config, now }, { rows: wishRows(request, request.language) });
  return toContact('DATE_REQUEST_RECEIVED', request, { ...facts, url: dateRequestUrl(config, request) }, config);
}

/** To the department: a wish waits for its answer. Names of persons stay out: the page has them. */
export function newRequestTask(request: Told, { config, now }: Telling): QueuedNotice {
  return departmentTask(
    {
      task: 'DATE_REQUEST',
      department: departmentOf(request, config),
      institution: request.institution.name,
      offer: request.offer.title.da,
      dueAt: null,
      visit: null,
      rows: wishRows(request, 'da'),
      path: `/personale/datooensker/${request.id}`,
    },
    { publicUrl: config.PUBLIC_URL, mailDomain: config.MAIL_DOMAIN, now },
  );
}

/** To the school: a time is offered, with what the department wrote. */
export function answeredMail(
  request: Told,
  visit: MailFacts,
  { message, expiresAt }: { message: string | null; expiresAt: Date },
  { config, now }: Telling,
): QueuedNotice {
  const facts = factsOf(request, { config, now }, { rows: messageRows(message, request.language) });
  const values = { ...facts.values, expiresAt: expiresAt.toISOString() };
  return toContact('DATE_REQUEST_ANSWERED', request, { ...facts, visit, values, url: visit.manageUrl }, config);
}

/** To the school: no. */
export function declinedMail(request: Told, message: string, { config, now }: Telling): QueuedNotice {
  const rows = [...messageRows(message, request.language), ...wishRows(request, request.language)];
  return toContact('DATE_REQUEST_DECLINED', request, factsOf(request, { config, now }, { rows }), config);
}

interface Ending {
  /** Nobody found a time; the offered one was not taken, or was cancelled. */
  reason: 'NO_ANSWER' | 'NOT_TAKEN' | 'CANCELLED';
  /** The time that was offered; null = none was. */
  offered: { startsAt: string; endsAt: string } | null;
}

/** To the school: the wish has ended, or what was offered for it. */
export function endedMail(request: Told, { reason, offered }: Ending, { config, now }: Telling): QueuedNotice {
  const { language } = request;
  const label = dateRequestTexts[language].rows.time;
  const rows =
    offered === null
      ? wishRows(request, language)
      : [{ label, lines: [formatVisit(new Date(offered.startsAt), new Date(offered.endsAt), language)] }];
  const facts = factsOf(request, { config, now }, { rows });
  const values = { ...facts.values, reason };
  return toContact('DATE_REQUEST_ENDED', request, { ...facts, values }, config);
}

function toContact(kind: NoticeKind, { contact }: Told, facts: NoticeFacts, { MAIL_DOMAIN }: MailConfig): QueuedNotice {
  return noticeMail(kind, { role: 'CONTACT', name: contact.name, email: contact.email }, facts, MAIL_DOMAIN);
}

/** The button leads to the offer unless it is said otherwise. */
function factsOf(request: Told, { config, now }: Telling, { rows }: Pick<NoticeFacts, 'rows'>): NoticeFacts {
  const { language, offer, institution } = request;
  return {
    language,
    statedAt: now.toISOString(),
    department: departmentOf(request, config),
    visit: null,
    values: { offer: offer.title[language], institution: institution.name },
    rows,
    url: `${config.PUBLIC_URL}${language === 'en' ? '/en' : ''}/tilbud/${offer.slug}`,
    unsubscribeUrl: null,
  };
}

function departmentOf({ offer: { department } }: Told, { MAIL_DOMAIN }: MailConfig): NoticeFacts['department'] {
  const { name, email, phone, slug } = department;
  return { name, email, phone, senderEmail: `${slug}@${MAIL_DOMAIN}`, senderName: name };
}

function messageRows(message: string | null, language: Language): NoticeFacts['rows'] {
  if (message === null || message === '') return [];
  return [{ label: dateRequestTexts[language].rows.message, lines: message.split('\n').filter((line) => line !== '') }];
}

function wishRows({ offer, wish, groups, pupils, adults }: Told, language: Language): NoticeFacts['rows'] {
  const { rows, people } = dateRequestTexts[language];
  const children = groups.every(({ ageGroup }) => ageGroup !== null);
  const who = groups.map((group) => `${group.label} (${levelName(group, language)})`);
  return [
    { label: rows.offer, lines: [offer.title[language]] },
    { label: rows.wish, lines: wishLines(wish, language) },
    { label: rows.who, lines: [...who, people(pupils, adults, children)] },
  ];
}
