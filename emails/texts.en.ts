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
    sessionCancelledToEducator: (w: MailWords) =>
      `Cancelled by us: ${w.groups} from ${w.institution}, ${w.when} (${w.offer})`,
    left: (w: MailWords) => `No longer your visit: ${w.groups} from ${w.institution}, ${w.when} (${w.offer})`,
    reopened: (w: MailWords) => `Takes place after all: ${w.offer}, ${w.when} (${w.groups})`,
  },
  heading: {
    VISITOR: (w: MailWords) => `We expect ${w.groups} on ${w.when}`,
    CONTACT: (w: MailWords) => `${w.groups}: booked for ${w.when}`,
    ADMINISTRATOR: (w: MailWords) => `${w.groups} will visit us on ${w.when}`,
    EDUCATOR: (w: MailWords) => `${w.groups} from ${w.institution}, ${w.when}`,
    newNumbers: (w: MailWords) => `Changed: now ${w.people}`,
    newTime: (w: MailWords) => `New time: ${w.when}`,
    newPlace: (w: MailWords) => `New meeting place: ${w.site}`,
    newMeetingPoint: (w: MailWords) => `We meet at another spot on ${w.when}`,
    newEducator: (w: MailWords) => `New educator: ${w.educators}, ${w.when}`,
    left: (w: MailWords) => `You no longer teach ${w.groups} on ${w.when}`,
    reopened: (w: MailWords) => `The visit on ${w.when} takes place after all`,
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
    sessionCancelled: {
      VISITOR: (w: MailWords): Inline[] => [
        'We are sorry that we have to cancel ',
        { strong: w.offer },
        ` for ${w.groups}. Your booking still holds: choose another time by the link, and we move you there.`,
      ],
      CONTACT: (w: MailWords): Inline[] => [
        'We are sorry that we have to cancel ',
        { strong: w.offer },
        ` for ${w.groups}. The booking still holds: you or ${w.visitor} can choose another time by the link.`,
      ],
      ADMINISTRATOR: (w: MailWords): Inline[] => [
        { strong: w.offer },
        ` for ${w.groups} is cancelled. ${w.visitor} can choose another time by the link they received, and you will get a new invitation.`,
      ],
      EDUCATOR: (w: MailWords): Inline[] => [
        { strong: w.offer },
        ` with ${w.groups} from ${w.institution} is cancelled. ${w.visitor} has been told and can choose another time.`,
      ],
    },
    left: (w: MailWords): Inline[] => [
      { strong: w.offer },
      ` with ${w.groups} from ${w.institution} on ${w.when} is no longer in your schedule.`,
    ],
    reopened: (w: MailWords): Inline[] => [
      'We had cancelled ',
      { strong: w.offer },
      ', but now the visit takes place at the time you had booked. If it no longer suits you, you can cancel by the link.',
    ],
    reopenedToEducator: (w: MailWords): Inline[] => [
      'The cancellation has been taken back: ',
      { strong: w.offer },
      ` with ${w.groups} from ${w.institution} takes place as planned.`,
    ],
    cancelledByVenueToEducator: (w: MailWords): Inline[] => [
      { strong: w.offer },
      ` with ${w.groups} from ${w.institution} is cancelled. ${w.visitor} has been told.`,
    ],
  },
  label: {
    note: 'Message from us',
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
  insteadOf: (what: string, now: string, before: string) => `${what}: ${now} (was ${before})`,
  newMeetingPoint: (before: string) => `We meet at another spot. It was: ${before}`,
  changeOf: {
    time: 'new time',
    site: 'new meeting place',
    meetingPoint: 'new spot to meet',
    educators: 'new educator',
  },
  total: (people: string) => `${people} in all`,
  specialEducation: 'special education',
  action: {
    manage: 'See or change the booking',
    view: 'See the booking',
    staff: 'See the visit',
    newTime: 'Find a new time',
    choose: 'Choose a new time',
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
  noneFits: (w: MailWords): Inline[] => [
    'If none of the times suits you, call us on ',
    w.phone,
    ' or write to ',
    w.email,
    '. If you cannot come at all, cancel by the link.',
  ],
  chooseAnother: (w: MailWords): Inline[] => [
    'If it does not suit you, you can choose another time or cancel by the link. The deadline does not count when we have changed the visit. You are welcome to call ',
    w.phone,
    ' or write to ',
    w.email,
    '.',
  ],
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
