import { z } from 'zod';

const person = z.object({ name: z.string(), email: z.string(), phone: z.string() });
/** An ISO 8601 instant with offset; read with `new Date(…)`. */
const instant = z.iso.datetime({ offset: true });
const localDate = z.iso.date();
const span = z.object({ startsAt: instant, endsAt: instant });
const bookedGroup = z.object({
  /** "5.b", "Rød stue". */
  label: z.string(),
  /** "5. klasse", "børnehave". */
  level: z.string(),
  pupils: z.number().int(),
  adults: z.number().int(),
  specialEducation: z.boolean(),
});

/**
 * Everything that a mail and its invitation may tell, as it stood when the mail was queued: the snapshot in the outbox
 * (`outbox_mail.facts`). Texts are already in the language of the mail.
 */
export const mailFacts = z.object({
  bookingId: z.string(),
  /** Short and speakable, as the booking shows it. */
  reference: z.string(),
  /** The iCalendar UID: fixed for the life of the booking. */
  calendarUid: z.string(),
  language: z.enum(['da', 'en']),
  /** When these facts were stated; becomes DTSTAMP. */
  statedAt: instant,
  startsAt: instant,
  endsAt: instant,
  /** Fixes the word: børn in daycare, elever elsewhere. */
  targetGroup: z.enum(['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY']),
  offer: z.object({ title: z.string(), url: z.string() }),
  department: z.object({
    name: z.string(),
    /** Where people write and ring. */
    email: z.string(),
    phone: z.string(),
    /** From and ORGANIZER: the department's address on the platform's own mail domain. */
    senderEmail: z.string(),
    senderName: z.string(),
  }),
  /** Left out = at the site. */
  form: z.enum(['ON_SITE', 'OUTREACH', 'SELF_GUIDED', 'ONLINE', 'COURSE']).optional(),
  /** Where the visit takes place: of OUTREACH the school's place, of ONLINE none but the name. */
  site: z.object({
    name: z.string(),
    /** One line: street, postal code, city. */
    address: z.string(),
    meetingPoint: z.string(),
    transport: z.string(),
    lunch: z.string(),
    /** WGS84 degrees; null = not ours, or nowhere. */
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  }),
  /** The link of an ONLINE visit: never for the administrator. */
  onlineUrl: z.string().nullish(),
  /** The way there, and the way back, of the educators. */
  travelMinutes: z.number().int().optional(),
  clothing: z.string().nullable(),
  groups: z.array(bookedGroup).min(1),
  /** Sums of the groups. */
  pupils: z.number().int(),
  adults: z.number().int(),
  institutionName: z.string(),
  contact: person,
  /** The visiting teacher; the contact unless another was given. */
  visitor: person,
  educators: z.array(z.object({ name: z.string(), phone: z.string().nullable() })),
  needs: z.string().nullable(),
  message: z.string().nullable(),
  /** The booking's page with its secret token: for the visitor and the contact only. */
  manageUrl: z.string(),
  /** The booking's page for staff. */
  staffUrl: z.string(),
  cancellation: z.object({
    /** The last Danish day on which the link can cancel. */
    lastDay: localDate,
    /** The first instant at which it no longer can. */
    closesAt: instant,
  }),
  /** In øre; 0 = free. */
  priceOre: z.number().int(),
  priceNote: z.string().nullable(),
  /** Titles of what to read or prepare beforehand. */
  materialsBefore: z.array(z.string()),
  /** Before a CHANGE; null otherwise. */
  previous: z
    .object({
      pupils: z.number().int(),
      adults: z.number().int(),
      startsAt: instant,
      endsAt: instant,
      /** What follows is there only when it changed: mails queued by older versions have none of it. */
      meetings: z.array(span).optional(),
      /** Name of the site. */
      site: z.string().optional(),
      meetingPoint: z.string().optional(),
      /** Null = there was none. */
      onlineUrl: z.string().nullable().optional(),
      /** Names; empty = nobody had been named. */
      educators: z.array(z.string()).optional(),
      /** Who was to come along. */
      visitor: z.string().optional(),
    })
    .nullable(),
  /** Of a CANCELLATION; null otherwise. */
  cancelled: z.object({ by: z.enum(['BOOKER', 'VENUE']), reason: z.string().nullable() }).nullable(),
  /** Further meetings of a course: the visit itself is the first. */
  meetings: z.array(span).optional(),
  /** What the department writes about a change or a cancelled session. */
  note: z.string().nullish(),
  /** Of a CHANGE: the school may choose another time or cancel, whatever the deadline. */
  choose: z.boolean().optional(),
  /** The recipient no longer teaches this visit; the facts are those that were told before. */
  left: z.boolean().optional(),
  /** Of a CONFIRMATION: the session had been cancelled and takes place after all. */
  reopened: z.boolean().optional(),
  /** Of a CONFIRMATION: the booking had been cancelled by the school, and this is taken back. */
  undone: z.boolean().optional(),
  /** Of a CONFIRMATION: who handed the booking over; the recipient did not book it. */
  handedOverBy: z.string().optional(),
  /** Of several classes booked as one: all their visits, this one among them, in the order of their times. */
  set: z
    .object({
      visits: z
        .array(
          z.object({
            reference: z.string(),
            startsAt: instant,
            endsAt: instant,
            /** Name of the site. */
            site: z.string(),
            groups: z.array(bookedGroup).min(1),
            visitor: z.string(),
            educators: z.array(z.string()),
          }),
        )
        .min(2),
      /** In øre, of all of them. */
      priceOre: z.number().int(),
      /** The link of this mail reaches all of them, not only this visit. */
      whole: z.boolean(),
      /** How many further invitations the recipient gets, each in a mail of its own. */
      further: z.number().int(),
    })
    .optional(),
});

export type MailFacts = z.infer<typeof mailFacts>;
export type MailKind =
  | 'CONFIRMATION'
  | 'CHANGE'
  | 'CANCELLATION'
  | 'SESSION_CANCELLED'
  /** The invitation of a further visit of several classes booked as one: the confirmation carries the first. */
  | 'SET_INVITATION';
export type MailRole = 'VISITOR' | 'CONTACT' | 'EDUCATOR' | 'ADMINISTRATOR';

/** The one person a mail is for. The name may be empty (a school's administrator need not give one). */
export interface MailRecipient {
  role: MailRole;
  name: string;
  email: string;
}
