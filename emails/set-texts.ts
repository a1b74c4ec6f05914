import type { Language, Texts } from '#server/time/language.ts';
import type { Inline, MailWords } from './content.ts';
import type { MailFacts } from './facts.ts';

type Target = MailFacts['targetGroup'];

const da = {
  /** "3 klasser". */
  classes: (count: number, target: Target) => `${count} ${target === 'DAYCARE' ? 'grupper' : 'klasser'}`,
  subject: (w: MailWords, classes: string) => `Bekræftet: ${w.offer} for ${classes} (${w.groups})`,
  subjectToAdministrator: (w: MailWords, classes: string) => `Skolebesøg: ${classes} til ${w.offer} (${w.groups})`,
  heading: (w: MailWords, days: string) => `${w.groups} er booket til ${days}`,
  lead: {
    VISITOR: (w: MailWords, classes: string): Inline[] => [
      `${classes} er booket til `,
      { strong: w.offer },
      ` hos ${w.department}. Her er alle tiderne.`,
    ],
    CONTACT: (w: MailWords, classes: string): Inline[] => [
      'Du har booket ',
      { strong: w.offer },
      ` hos ${w.department} til ${classes}. Her er alle tiderne.`,
    ],
    ADMINISTRATOR: (w: MailWords, classes: string): Inline[] => [
      `${classes} fra ${w.institution} skal til `,
      { strong: w.offer },
      ` hos ${w.department}. Her er alle tiderne.`,
    ],
  },
  visit: (number: number) => `Besøg ${number}`,
  reference: (reference: string) => `Bookingnummer ${reference}`,
  comes: (name: string) => `Tager med: ${name}`,
  educators: (names: string) => `Underviser: ${names}`,
  sum: 'I alt',
  manageAll: (w: MailWords): Inline[] => [
    'Via linket ser du alle klasserne. Du kan rette dem en for en, og du kan melde afbud for én eller for alle. ',
    'Spørgsmål? Ring på ',
    w.phone,
    ' eller skriv til ',
    w.email,
    '.',
  ],
  manageOwn: (w: MailWords): Inline[] => [
    `Via linket kan du rette ${w.groups} og melde afbud for dem. Spørgsmål? Ring på `,
    w.phone,
    ' eller skriv til ',
    w.email,
    '.',
  ],
  severalDeadlines: 'Klasserne kommer på forskellige dage, så fristen for afbud er ikke den samme for alle.',
  invitation: {
    none: 'De, der tager klasserne med, har fået kalenderinvitationen.',
    one: (label: string) => `Kalenderinvitationen til ${label} er vedlagt.`,
    further: (label: string, count: number) =>
      count === 1
        ? `Kalenderinvitationen til ${label} er vedlagt. Invitationen til det andet besøg kommer i en mail for sig.`
        : `Kalenderinvitationen til ${label} er vedlagt. De ${count} andre invitationer kommer i hver sin mail.`,
    later: (count: number) =>
      count === 1
        ? 'Kalenderinvitationen til dit besøg kommer i en mail for sig.'
        : `Kalenderinvitationerne til dine ${count} besøg kommer i hver sin mail.`,
  },
  extra: {
    subject: (w: MailWords) => `Kalenderinvitation: ${w.groups}, ${w.when} (${w.offer})`,
    heading: (w: MailWords) => `${w.groups} kommer ${w.when}`,
    lead: (w: MailWords): Inline[] => [
      `Her er kalenderinvitationen til ${w.groups}, som er booket til `,
      { strong: w.offer },
      ' sammen med andre klasser. Alle tiderne står i bekræftelsen.',
    ],
  },
};

const en: Texts<typeof da> = {
  classes: (count, target) => `${count} ${target === 'DAYCARE' ? 'groups' : 'classes'}`,
  subject: (w, classes) => `Confirmed: ${w.offer} for ${classes} (${w.groups})`,
  subjectToAdministrator: (w, classes) => `School visit: ${classes} to ${w.offer} (${w.groups})`,
  heading: (w, days) => `${w.groups}: booked for ${days}`,
  lead: {
    VISITOR: (w, classes): Inline[] => [
      `${classes} are booked for `,
      { strong: w.offer },
      ` at ${w.department}. These are all the times.`,
    ],
    CONTACT: (w, classes): Inline[] => [
      'You have booked ',
      { strong: w.offer },
      ` at ${w.department} for ${classes}. These are all the times.`,
    ],
    ADMINISTRATOR: (w, classes): Inline[] => [
      `${classes} from ${w.institution} will visit `,
      { strong: w.offer },
      ` at ${w.department}. These are all the times.`,
    ],
  },
  visit: (number) => `Visit ${number}`,
  reference: (reference) => `Booking reference ${reference}`,
  comes: (name) => `Comes along: ${name}`,
  educators: (names) => `Educator: ${names}`,
  sum: 'In all',
  manageAll: (w): Inline[] => [
    'The link shows all the classes. You can change them one by one, and cancel one or all of them. ',
    'Questions? Call ',
    w.phone,
    ' or write to ',
    w.email,
    '.',
  ],
  manageOwn: (w): Inline[] => [
    `By the link you can change ${w.groups} or cancel for them. Questions? Call `,
    w.phone,
    ' or write to ',
    w.email,
    '.',
  ],
  severalDeadlines: 'The classes come on different days, so they do not all have the same deadline for cancelling.',
  invitation: {
    none: 'Those who come with the classes have received the calendar invitations.',
    one: (label) => `The calendar invitation for ${label} is attached.`,
    further: (label, count) =>
      count === 1
        ? `The calendar invitation for ${label} is attached. The one for the other visit comes in a mail of its own.`
        : `The calendar invitation for ${label} is attached. The other ${count} come in a mail each.`,
    later: (count) =>
      count === 1
        ? 'The calendar invitation for your visit comes in a mail of its own.'
        : `The calendar invitations for your ${count} visits come in a mail each.`,
  },
  extra: {
    subject: (w) => `Calendar invitation: ${w.groups}, ${w.when} (${w.offer})`,
    heading: (w) => `${w.groups}: ${w.when}`,
    lead: (w): Inline[] => [
      `This is the calendar invitation for ${w.groups}, booked for `,
      { strong: w.offer },
      ' together with other classes. All the times are in the confirmation.',
    ],
  },
};

const texts: Record<Language, typeof da> = { da, en };

/** The words of mails about several classes booked as one. */
export function setTextsOf({ language }: { language: Language }): typeof da {
  return texts[language];
}
