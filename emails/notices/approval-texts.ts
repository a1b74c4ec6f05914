import type { Language, Texts } from '#server/time/language.ts';

/** How a request ended, as its school is told. */
export interface EndWords {
  subject: (title: string) => string;
  preheader: string;
  heading: string;
  lead: (title: string) => string;
  action: string;
  next: string;
}

const da = {
  received: {
    subject: (title: string) => `Vi har fået jeres anmodning: ${title}`,
    preheader: 'Pladserne er holdt til jer, mens I venter på svar.',
    heading: 'Jeres anmodning er modtaget',
    lead: (title: string) => [
      'I har anmodet om ',
      { strong: title },
      '. Det er ikke en bekræftet booking endnu, men pladserne er holdt til jer.',
    ],
    department: (name: string) => `${name} ser på anmodningen og svarer på mail.`,
    headToo: (name: string) => `Jeres leder ${name} er samtidig spurgt på mail og skal også sige ja.`,
    head: (name: string) => `Jeres leder ${name} er spurgt på mail. Så snart svaret er ja, er besøget bekræftet.`,
    due: (when: string) => `I får svar senest ${when}. Kommer der intet svar, udløber anmodningen.`,
    calendar: 'Kalenderinvitationen kommer med bekræftelsen.',
    action: 'Se anmodningen',
  },
  declined: {
    subject: (title: string) => `Det kan desværre ikke lade sig gøre: ${title}`,
    preheader: 'Afdelingen kan ikke tage imod jer på den tid.',
    heading: 'Det kan ikke lade sig gøre denne gang',
    lead: (title: string) => `Afdelingen kan ikke tage imod jer til ${title} på den tid, I anmodede om.`,
    action: 'Find en anden tid',
    next: 'Pladserne er givet fri. I skal ikke gøre mere.',
  },
  expired: {
    subject: (title: string) => `Anmodningen er udløbet: ${title}`,
    preheader: 'Der kom ikke svar i tide.',
    heading: 'Anmodningen er udløbet',
    lead: (title: string) => `Jeres anmodning om ${title} er udløbet, og pladserne er givet fri.`,
    action: 'Find en ny tid',
    next: 'Vil I stadig gerne komme, kan I booke en ny tid.',
  },
  expiredDepartment: 'Afdelingen svarede ikke i tide. Det beklager vi. I er velkomne til at ringe eller skrive.',
  expiredHead: 'Skolens leder svarede ikke inden fristen.',
  proposed: {
    subject: (title: string) => `Forslag til en anden tid: ${title}`,
    preheader: (when: string) => `Kan I ${when}?`,
    heading: 'Kan I på en anden tid?',
    lead: (department: string) => `${department} foreslår `,
    held: 'Pladserne er holdt til jer, mens I tænker over det.',
    due: (when: string) => `Svar ja eller nej senest ${when}. Indtil da er pladserne holdt til jer.`,
    instead: ' i stedet for den tid, I anmodede om:',
    action: 'Svar på forslaget',
  },
  head: {
    asked: {
      subject: (school: string, title: string) => `Skal godkendes: ${title} (${school})`,
      preheader: (due: string) => `Svar med ja eller nej senest ${due}.`,
      heading: 'Må klassen komme på besøg?',
    },
    reminder: {
      subject: (school: string, title: string) => `Husk at svare: ${title} (${school})`,
      preheader: (due: string) => `Fristen er ${due}.`,
      heading: 'Vi mangler dit svar',
    },
    lead: (teacher: string, title: string) => [
      `${teacher} har anmodet om `,
      { strong: title },
      '. Besøget står først fast, når du som leder har sagt ja.',
    ],
    due: (when: string) => `Svar senest ${when}. Ellers udløber anmodningen, og pladserne bliver fri igen.`,
    scanner: 'Knappen åbner en side, hvor du svarer ja eller nej. Der sker ikke noget, før du har svaret.',
    action: 'Se besøget og svar',
    why: 'Du får mailen, fordi læreren har angivet dig som den leder, der skal godkende besøget.',
  },
  settled: {
    subject: (title: string) => `Du behøver ikke svare: ${title}`,
    heading: 'Du behøver ikke svare',
    outcomes: {
      DECLINED: 'Afdelingen kunne ikke tage imod besøget, så anmodningen er lukket.',
      WITHDRAWN: 'Læreren har trukket anmodningen tilbage.',
      EXPIRED: 'Fristen er gået, så anmodningen er udløbet, og pladserne er givet fri.',
      CONFIRMED: 'Besøget er bekræftet.',
    } as Record<string, string>,
    nothing: 'Du skal ikke gøre mere.',
  },
  headSaidNo: {
    subject: (title: string) => `Jeres leder har sagt nej: ${title}`,
    preheader: 'Anmodningen er lukket, og pladserne er givet fri.',
    heading: 'Jeres leder har sagt nej',
    lead: (head: string, title: string) => `${head} har svaret nej til besøget ${title}.`,
    action: 'Find en anden tid',
    next: 'Anmodningen er lukket, og pladserne er givet fri. Er det en fejl, så tal med din leder og book igen.',
  },
  wrote: (who: string, what: string) => `${who} skriver: ${what}`,
  codes: {
    NO_CAPACITY: 'Der er ikke plads, eller der er ingen til at undervise.',
    LEVEL: 'Forløbet passer ikke til klassens trin.',
    ILLNESS: 'Der er sygdom blandt underviserne.',
    WEATHER: 'Vejret gør det ikke muligt.',
    TOO_FEW: 'Der er for få deltagere.',
    OTHER: '',
  } as Record<string, string>,
  whySchool: 'I får mailen, fordi I har anmodet om et besøg.',
};

const en = {
  received: {
    subject: (title) => `We have your request: ${title}`,
    preheader: 'The places are held for you while you wait for an answer.',
    heading: 'We have received your request',
    lead: (title) => [
      'You have requested ',
      { strong: title },
      '. It is not a confirmed booking yet, but the places are held for you.',
    ],
    department: (name) => `${name} looks at the request and answers by mail.`,
    headToo: (name) => `Your head ${name} has been asked by mail at the same time and has to say yes as well.`,
    head: (name) => `Your head ${name} has been asked by mail. As soon as the answer is yes, the visit is confirmed.`,
    due: (when) => `You get an answer by ${when} at the latest. Without one the request expires.`,
    calendar: 'The calendar invitation comes with the confirmation.',
    action: 'See the request',
  },
  declined: {
    subject: (title) => `Unfortunately not possible: ${title}`,
    preheader: 'The department cannot receive you at that time.',
    heading: 'It cannot be done this time',
    lead: (title) => `The department cannot receive you for ${title} at the time you requested.`,
    action: 'Find another time',
    next: 'The places have been released. There is nothing more for you to do.',
  },
  expired: {
    subject: (title) => `The request has expired: ${title}`,
    preheader: 'No answer came in time.',
    heading: 'The request has expired',
    lead: (title) => `Your request for ${title} has expired, and the places have been released.`,
    action: 'Find a new time',
    next: 'If you would still like to come, you can book another time.',
  },
  expiredDepartment: 'The department did not answer in time. We are sorry. You are welcome to call or write.',
  expiredHead: 'The school’s head did not answer before the deadline.',
  proposed: {
    subject: (title) => `Another time proposed: ${title}`,
    preheader: (when) => `Can you come ${when}?`,
    heading: 'Can you come at another time?',
    lead: (department) => `${department} proposes `,
    held: 'The places are held for you while you think about it.',
    due: (when) => `Answer yes or no by ${when}. Until then the places are held for you.`,
    instead: ' instead of the time you requested:',
    action: 'Answer the proposal',
  },
  head: {
    asked: {
      subject: (school, title) => `For your approval: ${title} (${school})`,
      preheader: (due) => `Answer yes or no by ${due}.`,
      heading: 'May the class go on this visit?',
    },
    reminder: {
      subject: (school, title) => `Please remember to answer: ${title} (${school})`,
      preheader: (due) => `The deadline is ${due}.`,
      heading: 'We still need your answer',
    },
    lead: (teacher, title) => [
      `${teacher} has requested `,
      { strong: title },
      '. The visit stands only when you, as head, have said yes.',
    ],
    due: (when) => `Answer by ${when}. After that the request expires and the places become free again.`,
    scanner: 'The button opens a page where you answer yes or no. Nothing happens until you have answered.',
    action: 'See the visit and answer',
    why: 'You get this mail because the teacher named you as the head who approves the visit.',
  },
  settled: {
    subject: (title) => `No need to answer: ${title}`,
    heading: 'No need to answer',
    outcomes: {
      DECLINED: 'The department could not receive the visit, so the request is closed.',
      WITHDRAWN: 'The teacher has withdrawn the request.',
      EXPIRED: 'The deadline has passed: the request has expired and the places have been released.',
      CONFIRMED: 'The visit is confirmed.',
    },
    nothing: 'There is nothing more for you to do.',
  },
  headSaidNo: {
    subject: (title) => `Your head has said no: ${title}`,
    preheader: 'The request is closed, and the places have been released.',
    heading: 'Your head has said no',
    lead: (head, title) => `${head} has said no to the visit ${title}.`,
    action: 'Find another time',
    next: 'The request is closed, and the places have been released. If this is a mistake, talk to your head and book again.',
  },
  wrote: (who, what) => `${who} writes: ${what}`,
  codes: {
    NO_CAPACITY: 'There is no room, or nobody to teach.',
    LEVEL: 'It does not suit the level of the class.',
    ILLNESS: 'Educators are ill.',
    WEATHER: 'The weather does not allow it.',
    TOO_FEW: 'There are too few participants.',
    OTHER: '',
  },
  whySchool: 'You get this mail because you have requested a visit.',
} satisfies Texts<typeof da>;

export const approvalTexts: Record<Language, typeof da> = { da, en };
