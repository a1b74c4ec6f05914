import type { Language, Texts } from '#server/time/language.ts';

const da = {
  nudge: {
    subject: (visits: number) =>
      visits === 1 ? 'Kom de? Et besøg mangler fremmøde' : `Kom de? ${visits} besøg mangler fremmøde`,
    preheader: 'Det tager to tryk for hvert besøg.',
    heading: (visits: number) => (visits === 1 ? 'Et besøg mangler fremmøde' : `${visits} besøg mangler fremmøde`),
    lead: 'Vi ved endnu ikke, om de kom. Først når det er skrevet ind, tæller besøget med.',
    twoTaps:
      'Kom de som booket, er det ét tryk. Kom der flere eller færre, så ret tallene. Vi minder kun om det denne ene gang.',
    action: 'Skriv fremmødet ind',
    why: 'Du får mailen, fordi du står som underviser på besøget.',
  },
  thanks: {
    subject: (offer: string) => `Tak for besøget: ${offer}`,
    preheader: 'Tre korte spørgsmål om, hvordan det gik.',
    heading: (groups: string) => `Tak for besøget, ${groups}`,
    lead: (department: string) => `${department} siger tak, fordi I var med til `,
    day: (day: string) => ` ${day}.`,
    questions:
      'Hvordan gik det? Der er tre spørgsmål, og det tager et minut. Svarene er anonyme: De bliver ikke gemt sammen med jeres booking, skole eller dato.',
    materials: (count: number): string => (count === 1 ? 'Materiale til bagefter' : 'Materialer til bagefter'),
    action: 'Svar på tre spørgsmål',
    end: 'Vil du ikke have tak og spørgsmål efter besøg, så ',
    endHere: 'sig mailene fra',
    why: 'Du får mailen, fordi du var med til besøget.',
  },
};

const en = {
  nudge: {
    subject: (visits) =>
      visits === 1 ? 'Did they come? One visit lacks attendance' : `Did they come? ${visits} visits lack attendance`,
    preheader: 'It takes two taps for each visit.',
    heading: (visits) => (visits === 1 ? 'One visit lacks attendance' : `${visits} visits lack attendance`),
    lead: 'We do not know yet if they came. A visit counts only when it has been recorded.',
    twoTaps:
      'If they came as booked, it is one tap. If there were more or fewer, correct the numbers. We remind you only this once.',
    action: 'Record the attendance',
    why: 'You get this mail because you are the educator of the visit.',
  },
  thanks: {
    subject: (offer) => `Thank you for your visit: ${offer}`,
    preheader: 'Three short questions about how it went.',
    heading: (groups) => `Thank you for your visit, ${groups}`,
    lead: (department) => `${department} says thank you for taking part in `,
    day: (day) => ` on ${day}.`,
    questions:
      'How did it go? There are three questions, and they take a minute. The answers are anonymous: they are not kept together with your booking, school or date.',
    materials: (count) => (count === 1 ? 'Material for afterwards' : 'Materials for afterwards'),
    action: 'Answer three questions',
    end: 'If you do not want thanks and questions after visits, ',
    endHere: 'end these mails',
    why: 'You get this mail because you took part in the visit.',
  },
} satisfies Texts<typeof da>;

/** Sentences of the mails after a visit. */
export const afterVisitTexts: Record<Language, typeof da> = { da, en };
