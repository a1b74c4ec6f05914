import { formatUntil } from '#server/time/format.ts';
import type { NoticeWriter } from './compose.ts';
import type { NoticeFacts } from './notice-facts.ts';

/** What has arrived that the department should look at. */
export type DepartmentTaskKind = 'REQUEST' | 'OTHER_LEVEL' | 'DATE_REQUEST';

interface TaskWords {
  subject: (institution: string, offer: string) => string;
  heading: (institution: string) => string;
  lead: (institution: string, offer: string) => [string, { strong: string }, string];
  /** Until when, as a day and a time. */
  due: (when: string) => string;
  action: string;
}

const da: Record<DepartmentTaskKind, TaskWords> = {
  REQUEST: {
    subject: (institution, offer) => `Anmodning: ${institution} vil gerne komme til ${offer}`,
    heading: (institution) => `${institution} venter på jeres svar`,
    lead: (institution, offer) => [
      `${institution} har anmodet om `,
      { strong: offer },
      '. Pladserne er holdt til dem.',
    ],
    due: (when) => `Svar senest ${when}. Ellers udløber anmodningen, og pladserne bliver fri igen.`,
    action: 'Se anmodningen',
  },
  OTHER_LEVEL: {
    subject: (institution, offer) => `Andet trin: ${institution} spørger til ${offer}`,
    heading: (institution) => `${institution} spørger, om de må komme`,
    lead: (institution, offer) => [
      `${institution} vil gerne komme til `,
      { strong: offer },
      ' med et trin, som forløbet ikke er lavet til. Pladserne er holdt til dem, mens I ser på det.',
    ],
    due: (when) => `Svar senest ${when}. Ellers udløber anmodningen, og pladserne bliver fri igen.`,
    action: 'Se anmodningen',
  },
  DATE_REQUEST: {
    subject: (institution, offer) => `Datoønske: ${institution} søger en anden dag til ${offer}`,
    heading: (institution) => `${institution} ønsker en anden dag`,
    lead: (institution, offer) => [`Ingen af datoerne til `, { strong: offer }, ` passede ${institution}.`],
    due: (when) => `Ønsket udløber ${when}, hvis ingen har svaret.`,
    action: 'Se ønsket og svar',
  },
};

const en: Record<DepartmentTaskKind, TaskWords> = {
  REQUEST: {
    subject: (institution, offer) => `Request: ${institution} would like to come to ${offer}`,
    heading: (institution) => `${institution} is waiting for your answer`,
    lead: (institution, offer) => [
      `${institution} has requested `,
      { strong: offer },
      '. The places are held for them.',
    ],
    due: (when) => `Answer by ${when}. After that the request expires and the places become free again.`,
    action: 'See the request',
  },
  OTHER_LEVEL: {
    subject: (institution, offer) => `Other level: ${institution} asks about ${offer}`,
    heading: (institution) => `${institution} asks if they may come`,
    lead: (institution, offer) => [
      `${institution} would like to come to `,
      { strong: offer },
      ' with a level that it is not made for. The places are held while you look at it.',
    ],
    due: (when) => `Answer by ${when}. After that the request expires and the places become free again.`,
    action: 'See the request',
  },
  DATE_REQUEST: {
    subject: (institution, offer) => `Date wish: ${institution} is looking for another day for ${offer}`,
    heading: (institution) => `${institution} asks for another day`,
    lead: (institution, offer) => ['None of the dates of ', { strong: offer }, ` suited ${institution}.`],
    due: (when) => `The wish expires ${when} if nobody has answered.`,
    action: 'See the wish and answer',
  },
};

const why = {
  da: 'I får mailen, fordi det er afdelingens adresse. Hele listen står under Opgaver.',
  en: 'You get this mail because it is the address of the department. The whole list is under Tasks.',
};

/** To the department: something waits for its answer. Values: `task`, `institution`, `offer`, `dueAt` (an instant, or null). */
export const departmentTask: NoticeWriter = (facts) => {
  const { language, values } = facts;
  const words = { da, en }[language][values.task as DepartmentTaskKind];
  const institution = String(values.institution);
  const offer = String(values.offer);
  const due = dueOf(facts);
  return {
    subject: words.subject(institution, offer),
    preheader: due === null ? words.heading(institution) : words.due(due),
    heading: words.heading(institution),
    lead: words.lead(institution, offer),
    action: words.action,
    paragraphs: due === null ? [] : [[words.due(due)]],
    why: why[language],
  };
};

/** "tirsdag den 24. marts kl. 12.00"; the last day alone where it ends with the day. */
function dueOf({ values: { dueAt }, language }: NoticeFacts): string | null {
  return typeof dueAt === 'string' ? formatUntil(new Date(dueAt), language) : null;
}
