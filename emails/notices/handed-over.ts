import type { NoticeWords, NoticeWriter } from './compose.ts';

/**
 * What becomes of somebody when a booking gets other people. Values: { turn, to } where `to` is who has it now.
 * - `GIVEN`: handed it over; the link works no longer.
 * - `TAKEN`: has it now, and it is not a visit yet.
 * - `NEW_LINK`: comes along as before, with a new link.
 * - `NOT_COMING`: somebody else comes instead, or gets the school's invitations.
 */
export type HandOverTurn = 'GIVEN' | 'TAKEN' | 'NEW_LINK' | 'NOT_COMING';

interface Words {
  subject: (title: string) => string;
  heading: string;
  lead: (title: string, to: string) => [string, { strong: string }, string];
  paragraphs: (phone: string, email: string) => string[];
  why: string;
}

const da: Record<HandOverTurn, Words> = {
  GIVEN: {
    subject: (title) => `Du har givet bookingen videre: ${title}`,
    heading: 'Bookingen er givet videre',
    lead: (title, to) => ['Bookingen af ', { strong: title }, ` hører nu til ${to}. Dit link virker ikke længere.`],
    paragraphs: (phone, email) => [
      'Stod besøget i din kalender, tager den vedlagte kalenderfil det ud.',
      `Var det ikke dig, eller var det en fejl? Ring til os på ${phone} eller skriv til ${email}.`,
    ],
    why: 'Du får denne mail, fordi bookingen var din.',
  },
  TAKEN: {
    subject: (title) => `Du har overtaget en booking: ${title}`,
    heading: 'Bookingen er nu din',
    lead: (title) => ['Du har overtaget ', { strong: title }, '. Det er ikke et bekræftet besøg endnu.'],
    paragraphs: () => [
      'Med linket kan du se, hvordan det står til, og trække jer, hvis det ikke længere er aktuelt.',
      'Kalenderinvitationen kommer, når besøget er bekræftet.',
    ],
    why: 'Du får denne mail, fordi en kollega har givet bookingen videre til dig.',
  },
  NEW_LINK: {
    subject: (title) => `Nyt link til bookingen: ${title}`,
    heading: 'Bookingen har fået et nyt link',
    lead: (title, to) => ['Bookingen af ', { strong: title }, ` hører nu til ${to}. Du tager stadig med.`],
    paragraphs: () => ['Det gamle link virker ikke længere. Brug det nye her.'],
    why: 'Du får denne mail, fordi du tager med på besøget.',
  },
  NOT_COMING: {
    subject: (title) => `Står ikke længere i din kalender: ${title}`,
    heading: 'Besøget hører nu til en anden',
    lead: (title, to) => ['Til ', { strong: title }, ` er det nu ${to}, der får kalenderinvitationen.`],
    paragraphs: (phone, email) => [
      'Den vedlagte kalenderfil tager besøget ud af din kalender.',
      `Er det en fejl, så ring til os på ${phone} eller skriv til ${email}.`,
    ],
    why: 'Du får denne mail, fordi besøget stod i din kalender.',
  },
};

const en: Record<HandOverTurn, Words> = {
  GIVEN: {
    subject: (title) => `You have handed over the booking: ${title}`,
    heading: 'The booking is handed over',
    lead: (title, to) => ['The booking of ', { strong: title }, ` now belongs to ${to}. Your link no longer works.`],
    paragraphs: (phone, email) => [
      'If the visit was in your calendar, the calendar file attached takes it out.',
      `Was it not you, or was it a mistake? Call us on ${phone} or write to ${email}.`,
    ],
    why: 'You get this mail because the booking was yours.',
  },
  TAKEN: {
    subject: (title) => `You have taken over a booking: ${title}`,
    heading: 'The booking is now yours',
    lead: (title) => ['You have taken over ', { strong: title }, '. It is not a confirmed visit yet.'],
    paragraphs: () => [
      'By the link you can see how it stands, and withdraw if you no longer need it.',
      'The calendar invitation comes when the visit is confirmed.',
    ],
    why: 'You get this mail because a colleague has handed the booking over to you.',
  },
  NEW_LINK: {
    subject: (title) => `A new link to the booking: ${title}`,
    heading: 'The booking has a new link',
    lead: (title, to) => ['The booking of ', { strong: title }, ` now belongs to ${to}. You still come along.`],
    paragraphs: () => ['The old link no longer works. Use the new one here.'],
    why: 'You get this mail because you come along on the visit.',
  },
  NOT_COMING: {
    subject: (title) => `No longer in your calendar: ${title}`,
    heading: 'The visit is somebody else’s now',
    lead: (title, to) => ['For ', { strong: title }, `, ${to} now gets the calendar invitation.`],
    paragraphs: (phone, email) => [
      'The calendar file attached takes the visit out of your calendar.',
      `If this is a mistake, call us on ${phone} or write to ${email}.`,
    ],
    why: 'You get this mail because the visit was in your calendar.',
  },
};

const actions = { da: 'Se bookingen', en: 'See the booking' };

/** To those whom a hand-over, another visiting teacher or another administrator concerns. */
export const handedOver: NoticeWriter = ({ language, values, visit, department }): NoticeWords => {
  const words = (language === 'da' ? da : en)[values.turn as HandOverTurn];
  const title = visit?.offer.title ?? '';
  const lead = words.lead(title, String(values.to));
  return {
    subject: words.subject(title),
    preheader: lead.map((part) => (typeof part === 'string' ? part : part.strong)).join(''),
    heading: words.heading,
    lead,
    // Who no longer comes needs to know which visit it was, not how to get there.
    briefVisit: values.turn === 'GIVEN' || values.turn === 'NOT_COMING',
    action: actions[language],
    paragraphs: words.paragraphs(department.phone, department.email).map((line) => [line]),
    why: words.why,
  };
};
