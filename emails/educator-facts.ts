import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const stated = { language: z.enum(['da', 'en']), statedAt: instant };
const span = { startsAt: instant, endsAt: instant };

/** A session as colleagues are told of it, in the language of the mail. */
const toldSession = z.object({
  title: z.string(),
  ...span,
  /** Further meetings of a course. */
  meetings: z.array(z.object(span)),
  site: z.string(),
  address: z.string(),
  department: z.string(),
  bookings: z.array(z.object({ institution: z.string(), groups: z.string(), pupils: z.number(), adults: z.number() })),
});

export const educatorRequestFacts = z.object({
  ...stated,
  /** The token of the link is made of it when the mail is rendered: the outbox does not hold it. */
  requestId: z.uuid(),
  role: z.enum(['LEADS', 'ASSISTS', 'LEARNING']),
  askedBy: z.string(),
  /** Who cannot come; null = the session lacks somebody. Never why. */
  replaces: z.string().nullable(),
  session: toldSession,
});

export const requestWithdrawnFacts = z.object({ ...stated, session: toldSession });

export const educatorAnswerFacts = z.object({
  ...stated,
  answer: z.enum(['ACCEPTED', 'DECLINED']),
  answeredBy: z.string(),
  session: toldSession,
});

export type ToldSession = z.infer<typeof toldSession>;
export type EducatorRequestFacts = z.infer<typeof educatorRequestFacts>;
export type RequestWithdrawnFacts = z.infer<typeof requestWithdrawnFacts>;
export type EducatorAnswerFacts = z.infer<typeof educatorAnswerFacts>;

/** A mail between colleagues about who teaches a session. */
export type EducatorMail =
  | { kind: 'EDUCATOR_REQUEST'; facts: EducatorRequestFacts; answerUrl: string }
  | { kind: 'EDUCATOR_REQUEST_WITHDRAWN'; facts: RequestWithdrawnFacts; planUrl: string }
  | { kind: 'EDUCATOR_ANSWER'; facts: EducatorAnswerFacts; planUrl: string };
