import type { Language, Texts } from '#server/time/language.ts';

const da = {
  request: {
    subject: (title: string, day: string) => `${title} ${day} – kan du tage den?`,
    preheader: (name: string) => `${name} spørger, om du kan tage en undervisning.`,
    heading: 'Kan du tage den?',
    lead: (name: string) => `${name} spørger, om du kan undervise:`,
    replaces: (name: string) => `${name} kan ikke komme.`,
    asksForOneself: (name: string) => `${name} kan ikke komme og spørger, om du kan undervise i stedet:`,
    lacking: 'Der mangler en underviser.',
    action: 'Svar ja eller nej',
    first: 'Den første, der svarer ja, får den. Du hører fra os, hvis en anden når det før dig.',
    calendar: 'Siger du ja, får du en kalenderinvitation for hvert besøg, der er booket.',
    roles: {
      LEADS: 'Du leder undervisningen',
      ASSISTS: 'Du hjælper en, der leder',
      LEARNING: 'Du er med for at lære forløbet',
    },
  },
  withdrawn: {
    subject: (title: string, day: string) => `Du behøver ikke svare: ${title} ${day}`,
    preheader: 'Der er fundet en underviser.',
    heading: 'Du behøver ikke svare',
    lead: 'Der er fundet en underviser, eller planen er ændret. Tak, fordi du læste med.',
    action: 'Se dagens plan',
  },
  answer: {
    ACCEPTED: {
      subject: (name: string, title: string, day: string) => `${name} tager ${title} ${day}`,
      heading: (name: string) => `${name} tager den`,
      lead: (name: string) => `${name} har sagt ja og står nu på planen. Skolen får kun at vide, hvem der underviser.`,
    },
    DECLINED: {
      subject: (name: string, title: string, day: string) => `${name} kan ikke tage ${title} ${day}`,
      heading: (name: string) => `${name} kan ikke`,
      lead: (name: string) => `${name} har svaret nej. Spørg en anden, hvis der stadig mangler en.`,
    },
    action: 'Se dagens plan',
  },
  labels: { when: 'Hvornår', where: 'Hvor', who: 'Hvem kommer', how: 'Din rolle', department: 'Afdeling' },
  nobody: 'Ingen har booket endnu',
  people: (groups: string, pupils: number, adults: number) =>
    `${groups}: ${pupils} børn og ${adults} ${adults === 1 ? 'voksen' : 'voksne'}`,
  why: 'Du får denne mail, fordi du er underviser eller leder i afdelingen.',
};

const en = {
  request: {
    subject: (title, day) => `${title} on ${day} – can you take it?`,
    preheader: (name) => `${name} asks if you can take a session.`,
    heading: 'Can you take it?',
    lead: (name) => `${name} asks if you can teach:`,
    replaces: (name) => `${name} cannot come.`,
    asksForOneself: (name) => `${name} cannot come and asks if you can teach instead:`,
    lacking: 'An educator is lacking.',
    action: 'Answer yes or no',
    first: 'The first to say yes gets it. You will hear from us if somebody else is faster.',
    calendar: 'If you say yes, you get a calendar invitation for each visit that is booked.',
    roles: {
      LEADS: 'You lead the session',
      ASSISTS: 'You assist somebody who leads',
      LEARNING: 'You come along to learn it',
    },
  },
  withdrawn: {
    subject: (title, day) => `No need to answer: ${title} on ${day}`,
    preheader: 'An educator has been found.',
    heading: 'No need to answer',
    lead: 'An educator has been found, or the plan has changed. Thank you for reading along.',
    action: 'See the day’s plan',
  },
  answer: {
    ACCEPTED: {
      subject: (name, title, day) => `${name} takes ${title} on ${day}`,
      heading: (name) => `${name} takes it`,
      lead: (name) => `${name} has said yes and is on the plan now. The school is told only who teaches.`,
    },
    DECLINED: {
      subject: (name, title, day) => `${name} cannot take ${title} on ${day}`,
      heading: (name) => `${name} cannot`,
      lead: (name) => `${name} has said no. Ask somebody else if one is still lacking.`,
    },
    action: 'See the day’s plan',
  },
  labels: { when: 'When', where: 'Where', who: 'Who comes', how: 'Your part', department: 'Department' },
  nobody: 'Nobody has booked yet',
  people: (groups, pupils, adults) =>
    `${groups}: ${pupils} children and ${adults} ${adults === 1 ? 'adult' : 'adults'}`,
  why: 'You get this mail because you are an educator or lead of the department.',
} satisfies Texts<typeof da>;

/** The words of mails between colleagues about who teaches a session. */
export const educatorMailTexts: Record<Language, typeof da> = { da, en };
