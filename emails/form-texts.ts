import type { Language } from '#server/time/language.ts';
import type { Inline, MailWords } from './content.ts';

export type MailForm = 'ON_SITE' | 'OUTREACH' | 'SELF_GUIDED' | 'ONLINE' | 'COURSE';

/** What is said in other words than of a visit to us. */
interface FormTexts {
  heading: Partial<
    Record<'VISITOR' | 'ADMINISTRATOR' | 'EDUCATOR' | 'newPlace' | 'newMeetingPoint', (w: MailWords) => string>
  >;
  lead: Partial<Record<'VISITOR' | 'CONTACT' | 'ADMINISTRATOR' | 'EDUCATOR', (w: MailWords) => Inline[]>>;
  label: Partial<Record<'place' | 'visitor', string>>;
}

const da: Partial<Record<MailForm, FormTexts>> = {
  OUTREACH: {
    heading: {
      VISITOR: (w) => `Vi kommer ud til ${w.groups} ${w.when}`,
      ADMINISTRATOR: (w) => `${w.groups} får besøg ${w.when}`,
      EDUCATOR: (w) => `Du skal ud til ${w.groups} fra ${w.institution} ${w.when}`,
      newPlace: (w) => `Vi mødes et andet sted, ${w.when}`,
      newMeetingPoint: (w) => `Ny besked om stedet, ${w.when}`,
    },
    lead: {
      VISITOR: (w) => ['I er booket til ', { strong: w.offer }, `. ${w.department} kommer ud til jer.`],
      CONTACT: (w) => [
        'Du har booket ',
        { strong: w.offer },
        `. ${w.department} kommer ud til jer, og ${w.visitor} har fået kalenderinvitationen.`,
      ],
      ADMINISTRATOR: (w) => [
        `${w.visitor} fra ${w.institution} har booket `,
        { strong: w.offer },
        ` til ${w.groups}. ${w.department} kommer ud til jer. Invitationen er vedlagt, så I kan se besøget i jeres kalender.`,
      ],
      EDUCATOR: (w) => [{ strong: w.offer }, ` ude hos ${w.site} med ${w.people}. ${w.visitor} tager imod dig.`],
    },
    label: { place: 'Sted', visitor: 'Tager imod' },
  },
  ONLINE: {
    heading: {
      VISITOR: (w) => `Vi ses online ${w.when}`,
      ADMINISTRATOR: (w) => `${w.groups} har undervisning online ${w.when}`,
      EDUCATOR: (w) => `Online med ${w.groups} fra ${w.institution} ${w.when}`,
    },
    lead: {
      VISITOR: (w) => ['I er booket til ', { strong: w.offer }, ` hos ${w.department}. Vi mødes online.`],
      CONTACT: (w) => [
        'Du har booket ',
        { strong: w.offer },
        ` hos ${w.department}. Vi mødes online, og ${w.visitor} har fået kalenderinvitationen.`,
      ],
      ADMINISTRATOR: (w) => [
        `${w.visitor} fra ${w.institution} har booket `,
        { strong: w.offer },
        ` online hos ${w.department} til ${w.groups}. Invitationen er vedlagt, så I kan se det i jeres kalender.`,
      ],
      EDUCATOR: (w) => [{ strong: w.offer }, ` online med ${w.people}. ${w.visitor} er med hos dem.`],
    },
    label: { place: 'Sted', visitor: 'Er med' },
  },
  SELF_GUIDED: {
    heading: {},
    lead: {
      VISITOR: (w) => [
        'I er booket til ',
        { strong: w.offer },
        ` hos ${w.department}. I er på egen hånd: Der er ingen underviser med.`,
      ],
      CONTACT: (w) => [
        'Du har booket ',
        { strong: w.offer },
        ` hos ${w.department} på egen hånd uden underviser. ${w.visitor} tager med og har fået kalenderinvitationen.`,
      ],
    },
    label: {},
  },
};

const en: Partial<Record<MailForm, FormTexts>> = {
  OUTREACH: {
    heading: {
      VISITOR: (w) => `We come to ${w.groups} on ${w.when}`,
      ADMINISTRATOR: (w) => `We visit ${w.groups} on ${w.when}`,
      EDUCATOR: (w) => `You visit ${w.groups} from ${w.institution}, ${w.when}`,
      newPlace: (w) => `We meet at another place on ${w.when}`,
      newMeetingPoint: (w) => `News about the place, ${w.when}`,
    },
    lead: {
      VISITOR: (w) => ['You are booked for ', { strong: w.offer }, `. ${w.department} comes to you.`],
      CONTACT: (w) => [
        'You have booked ',
        { strong: w.offer },
        `. ${w.department} comes to you, and ${w.visitor} has received the calendar invitation.`,
      ],
      ADMINISTRATOR: (w) => [
        `${w.visitor} from ${w.institution} has booked `,
        { strong: w.offer },
        ` for ${w.groups}. ${w.department} comes to you. The invitation is attached, so that you can see the visit in your calendar.`,
      ],
      EDUCATOR: (w) => [{ strong: w.offer }, ` at ${w.site} with ${w.people}. ${w.visitor} receives you there.`],
    },
    label: { place: 'Place', visitor: 'Receives you' },
  },
  ONLINE: {
    heading: {
      VISITOR: (w) => `See you online on ${w.when}`,
      ADMINISTRATOR: (w) => `${w.groups}: online on ${w.when}`,
      EDUCATOR: (w) => `Online with ${w.groups} from ${w.institution}, ${w.when}`,
    },
    lead: {
      VISITOR: (w) => ['You are booked for ', { strong: w.offer }, ` with ${w.department}. We meet online.`],
      CONTACT: (w) => [
        'You have booked ',
        { strong: w.offer },
        ` with ${w.department}. We meet online, and ${w.visitor} has received the calendar invitation.`,
      ],
      ADMINISTRATOR: (w) => [
        `${w.visitor} from ${w.institution} has booked `,
        { strong: w.offer },
        ` online with ${w.department} for ${w.groups}. The invitation is attached, so that you can see it in your calendar.`,
      ],
      EDUCATOR: (w) => [{ strong: w.offer }, ` online with ${w.people}. ${w.visitor} is with them.`],
    },
    label: { place: 'Place', visitor: 'With the group' },
  },
  SELF_GUIDED: {
    heading: {},
    lead: {
      VISITOR: (w) => [
        'You are booked for ',
        { strong: w.offer },
        ` at ${w.department}. You are on your own: there is no educator.`,
      ],
      CONTACT: (w) => [
        'You have booked ',
        { strong: w.offer },
        ` at ${w.department} on your own, without an educator. ${w.visitor} comes with the group and has received the calendar invitation.`,
      ],
    },
    label: {},
  },
};

/** By form; what is not there is said as of a visit to us. */
export const formTexts: Record<Language, Partial<Record<MailForm, FormTexts>>> = { da, en };
