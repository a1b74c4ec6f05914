import type { Texts } from '#server/time/language.ts';
import type { Inline, MailWords } from './content.ts';
import type { da } from './texts.da.ts';

export const en = {
  subject: {
    confirmed: (w: MailWords) => `Confirmed: ${w.offer}, ${w.when} (${w.groups})`,
    confirmedToAdministrator: (w: MailWords) => `School visit: ${w.groups} to ${w.offer}, ${w.when}`,
    confirmedToEducator: (w: MailWords) => `New visit: ${w.groups} from ${w.institution}, ${w.when} (${w.offer})`,
    changed: (w: MailWords) => `Changed: ${w.offer}, ${w.when} (${w.change || w.groups})`,
    changedToEducator: (w: MailWords) =>
      `Changed visit: ${w.groups} from ${w.institution}, ${w.when} (${w.change || w.offer})`,
    cancelledByBooker: (w: MailWords) => `You have cancelled: ${w.offer}, ${w.when} (${w.groups})`,
    cancelledByBookerToEducator: (w: MailWords) =>
      `Cancelled by the school: ${w.groups} from ${w.institution}, ${w.when} (${w.offer})`,
    cancelledByVenue: (w: MailWords) => `Cancelled by us: ${w.offer}, ${w.when} (${w.groups})`,
  },
  heading: {
    VISITOR: (w: MailWords) => `We expect ${w.groups} on ${w.when}`,
    CONTACT: (w: MailWords) => `${w.groups}: booked for ${w.when}`,
    ADMINISTRATOR: (w: MailWords) => `${w.groups} will visit us on ${w.when}`,
    EDUCATOR: (w: MailWords) => `${w.groups} from ${w.institution}, ${w.when}`,
    newNumbers: (w: MailWords) => `Changed: now ${w.people}`,
    newTime: (w: MailWords) => `New time: ${w.when}`,
    changed: (w: MailWords) => `Changed: ${w.groups}, ${w.when}`,
    cancelledByBooker: (w: MailWords) => `Cancelled: ${w.groups}, ${w.when}`,
    cancelledByBookerToEducator: (w: MailWords) => `${w.groups} from ${w.institution} will not come on ${w.when}`,
    cancelledByVenue: (w: MailWords) => `The visit on ${w.when} is cancelled`,
  },
  lead: {
    VISITOR: (w: MailWords): Inline[] => ['You are booked for ', { strong: w.offer }, ` at ${w.department}.`],
    CONTACT: (w: MailWords): Inline[] => [
      'You have booked ',
      { strong: w.offer },
      ` at ${w.department}. ${w.visitor} comes with the group and has received the calendar invitation.`,
    ],
    ADMINISTRATOR: (w: MailWords): Inline[] => [
      `${w.visitor} from ${w.institution} brings ${w.groups} to `,
      { strong: w.offer },
      ` at ${w.department}. The invitation is attached, so that you can see the visit in your calendar.`,
    ],
    EDUCATOR: (w: MailWords): Inline[] => [
      { strong: w.offer },
      ` at ${w.site} with ${w.people}. ${w.visitor} comes with them.`,
    ],
    educators: (names: string, several: boolean) =>
      several ? ` Your educators are ${names}.` : ` Your educator is ${names}.`,
    changed: (w: MailWords): Inline[] => [
      'The booking of ',
      { strong: w.offer },
      ` at ${w.department} has been changed. This is how it stands now.`,
    ],
    changedToEducator: (w: MailWords): Inline[] => [
      `The booking of ${w.institution} for `,
      { strong: w.offer },
      ' has been changed. This is how it stands now.',
    ],
    cancelledByBooker: (w: MailWords): Inline[] => [
      'We have received your cancellation of ',
      { strong: w.offer },
      ` at ${w.department}. The place is free for others.`,
    ],
    cancelledByBookerToAdministrator: (w: MailWords): Inline[] => [
      `${w.groups} from ${w.institution} have cancelled `,
      { strong: w.offer },
      ` at ${w.department}.`,
    ],
    cancelledByBookerToEducator: (w: MailWords): Inline[] => [
      'They have cancelled ',
      { strong: w.offer },
      '. The place can be booked again.',
    ],
    cancelledByVenue: (w: MailWords): Inline[] => [
      'We are sorry that we have to cancel ',
      { strong: w.offer },
      ` for ${w.groups} from ${w.institution}.`,
    ],
    cancelledByVenueToEducator: (w: MailWords): Inline[] => [
      { strong: w.offer },
      ` with ${w.groups} from ${w.institution} is cancelled. ${w.visitor} has been told.`,
    ],
  },
  label: {
    change: 'Change',
    reason: 'Reason',
    reference: 'Booking number',
    offer: 'Visit',
    time: 'Time',
    place: 'Meeting place',
    transport: 'Getting there',
    who: 'Who',
    school: 'School',
    daycare: 'Daycare',
    visitor: 'Comes along',
    contact: 'Booked by',
    educators: 'Educator',
    clothing: 'Wear and bring',
    lunch: 'Packed lunches',
    materials: 'Before the visit',
    needs: "The group's needs",
    message: 'Message to us',
    price: 'Price',
  },
  was: (now: string, before: number) => `${now} (was ${before})`,
  before: (time: string) => `Was: ${time}`,
  newTime: 'new time',
  total: (people: string) => `${people} in all`,
  specialEducation: 'special education',
  action: {
    manage: 'See or change the booking',
    view: 'See the booking',
    staff: 'See the visit',
    newTime: 'Find a new time',
  },
  deadline: {
    untilDay: (day: string, w: MailWords): Inline[] => [
      'You can change the numbers and cancel by the link until the end of ',
      { strong: day },
      '. After that you can still lower the numbers. If you cannot come at all, call us on ',
      w.phone,
      ' or write to ',
      w.email,
      '.',
    ],
    untilStart: (): Inline[] => ['You can change the numbers and cancel by the link until the visit begins.'],
    passed: (day: string, w: MailWords): Inline[] => [
      `The last day for cancelling by the link was ${day}. If you cannot come, call us on `,
      w.phone,
      ' or write to ',
      w.email,
      '. If you will be fewer, you can still change the numbers by the link.',
    ],
  },
  invitation:
    'The calendar invitation is attached. Cancel by the link only: we are not told when you decline in your calendar.',
  onlyByLink: 'Cancel by the link only. We are not told when you decline in your calendar.',
  sameLink: (w: MailWords) => `${w.visitor} has received the same link and can change the booking too.`,
  administrator: (w: MailWords) =>
    `If the visit has to change, ${w.visitor} does so by the link in the confirmation. We are not told when you decline in your calendar.`,
  educator: 'The calendar invitation is attached and will be updated when the booking changes.',
  removed: 'The attached calendar file takes the visit out of your calendar.',
  why: {
    VISITOR: 'You receive this mail because you come along on the visit.',
    CONTACT: 'You receive this mail because you booked the visit.',
    ADMINISTRATOR:
      'You receive this mail because you were named as the one who keeps track of visits at your institution.',
    EDUCATOR: 'You receive this mail because you teach this visit.',
  },
  greeting: (name: string) => (name ? `Dear ${name}` : 'Hello'),
  and: 'and',
  when: (day: string, time: string) => `${day} at ${time}`,
  pupils: {
    DAYCARE: (n: number) => (n === 1 ? 'child' : 'children'),
    PRIMARY: (n: number) => (n === 1 ? 'pupil' : 'pupils'),
    UPPER_SECONDARY: (n: number) => (n === 1 ? 'student' : 'students'),
  },
  adults: (n: number) => (n === 1 ? 'adult' : 'adults'),
} satisfies Texts<typeof da>;
