import type { Inline } from '#emails/content.ts';
import type { Language } from '#server/time/language.ts';

/** Who says yes after the school has accepted. */
export type Approval = 'HEAD' | 'DEPARTMENT' | 'BOTH';

export interface WaitingTexts {
  joined: {
    subject: (offer: string) => string;
    preheader: (position: number) => string;
    heading: string;
    lead: (offer: string, time: string) => Inline[];
    classes: (count: number) => string;
    position: (position: number) => string;
    wishes: (wishes: string) => string;
    later: string;
    action: string;
  };
  offered: {
    subject: (offer: string) => string;
    preheader: (until: string) => string;
    heading: string;
    lead: (offer: string) => Inline[];
    classes: (count: number) => string;
    until: (until: string) => Inline[];
    approval: Record<Approval, string>;
    no: string;
    action: string;
  };
  lapsed: {
    subject: (offer: string) => string;
    preheader: string;
    heading: string;
    lead: Record<'MISSED' | 'CANCELLED', (offer: string) => Inline[]>;
    next: Record<'MISSED' | 'CANCELLED', string>;
    action: string;
  };
  ended: {
    subject: (offer: string) => string;
    preheader: string;
    heading: string;
    lead: (offer: string) => Inline[];
    why: Record<'PASSED' | 'MISSED' | 'CANCELLED', string>;
    next: (url: string) => Inline[];
    action: string;
  };
  whyContact: string;
}

const da: WaitingTexts = {
  joined: {
    subject: (offer) => `I står på venteliste: ${offer}`,
    preheader: (position) => `I er nummer ${position}. Vi skriver, når der er plads til jer.`,
    heading: 'I står på ventelisten',
    lead: (offer, time) => ['I venter på plads til ', { strong: offer }, ` ${time}.`],
    classes: (count) => `De ${count} klasser venter sammen: I får kun plads alle sammen og på samme dag.`,
    position: (position) =>
      `I er nummer ${position} i køen lige nu. Vi spørger i rækkefølge, og den første, som der er plads til, får tilbuddet. Derfor kan en mindre gruppe komme før en større.`,
    wishes: (wishes) => `I kan også komme ${wishes}.`,
    later: 'Bliver der plads, får I en mail med et tilbud og en frist for at svare. I har ingen pladser før det.',
    action: 'Se jeres plads i køen',
  },
  offered: {
    subject: (offer) => `Der er plads til jer: ${offer}`,
    preheader: (until) => `Svar senest ${until}. Pladserne venter på jer så længe.`,
    heading: 'Der er plads til jer',
    lead: (offer) => ['I stod på venteliste til ', { strong: offer }, '. Nu er der plads, og pladserne venter på jer.'],
    classes: (count) => `Tilbuddet gælder alle ${count} klasser på én gang.`,
    until: (until) => ['Sig ja senest ', { strong: until }, '. Ellers går pladserne videre til den næste i køen.'],
    approval: {
      HEAD: 'Når I har sagt ja, beder vi jeres leder bekræfte besøget.',
      DEPARTMENT: 'Når I har sagt ja, skal afdelingen bekræfte besøget.',
      BOTH: 'Når I har sagt ja, skal både afdelingen og jeres leder bekræfte besøget.',
    },
    no: 'Passer det ikke alligevel? Så sig nej på samme side, så den næste kan få pladserne med det samme.',
    action: 'Svar på tilbuddet',
  },
  lapsed: {
    subject: (offer) => `Pladserne er ikke længere jeres: ${offer}`,
    preheader: 'I står stadig på ventelisten.',
    heading: 'I står på ventelisten igen',
    lead: {
      MISSED: (offer) => ['Vi fik ikke svar på tilbuddet om plads til ', { strong: offer }, ' inden fristen.'],
      CANCELLED: (offer) => ['Tiden, som I fik tilbudt til ', { strong: offer }, ', er desværre blevet aflyst.'],
    },
    next: {
      MISSED:
        'De andre, der venter på den tid, bliver nu spurgt først. I beholder jeres plads i køen til andre tider. Næste gang der er plads til jer, får I ét tilbud mere. Svarer I heller ikke på det, tager vi jer af ventelisten.',
      CANCELLED:
        'I beholder jeres plads i køen og får et nyt tilbud, når der er plads til jer på en af de andre dage, I har ønsket.',
    },
    action: 'Se jeres plads i køen',
  },
  ended: {
    subject: (offer) => `Der blev ikke plads denne gang: ${offer}`,
    preheader: 'I venter ikke længere på plads.',
    heading: 'Det blev desværre ikke denne gang',
    lead: (offer) => ['I venter ikke længere på plads til ', { strong: offer }, '.'],
    why: {
      PASSED: 'Der blev ikke plads til jer, før det var for sent at booke den sidste dag, som I kunne.',
      MISSED: 'I fik tilbudt plads to gange uden at svare. Derfor spørger vi nu de næste.',
      CANCELLED: 'Tiden er aflyst.',
    },
    next: (url) => ['Der kan være andre tider. Se dem på ', { label: 'forløbets side', url }, ', eller ring til os.'],
    action: 'Se det, I skrev jer op med',
  },
  whyContact: 'Du får mailen, fordi du har skrevet jer på venteliste.',
};

const en: WaitingTexts = {
  joined: {
    subject: (offer) => `You are on the waiting list: ${offer}`,
    preheader: (position) => `You are number ${position}. We write when there is room for you.`,
    heading: 'You are on the waiting list',
    lead: (offer, time) => ['You are waiting for places at ', { strong: offer }, `, ${time}.`],
    classes: (count) => `The ${count} classes wait together: you get places for all of them on one day, or none.`,
    position: (position) =>
      `You are number ${position} in the queue right now. We ask in order, and the first group that there is room for gets the offer. So a smaller group may come before a larger one.`,
    wishes: (wishes) => `You could also come ${wishes}.`,
    later:
      'When there is room you get a mail with an offer and a deadline for your answer. You have no places before that.',
    action: 'See your place in the queue',
  },
  offered: {
    subject: (offer) => `There is room for you: ${offer}`,
    preheader: (until) => `Answer by ${until}. The places wait for you until then.`,
    heading: 'There is room for you',
    lead: (offer) => [
      'You were on the waiting list for ',
      { strong: offer },
      '. Now there is room, and the places wait for you.',
    ],
    classes: (count) => `The offer is for all ${count} classes at once.`,
    until: (until) => ['Say yes by ', { strong: until }, '. After that the places go to the next in the queue.'],
    approval: {
      HEAD: 'When you have said yes, we ask your head to confirm the visit.',
      DEPARTMENT: 'When you have said yes, the department has to confirm the visit.',
      BOTH: 'When you have said yes, both the department and your head have to confirm the visit.',
    },
    no: 'Does it not suit you after all? Say no on the same page, and the next group can have the places at once.',
    action: 'Answer the offer',
  },
  lapsed: {
    subject: (offer) => `The places are no longer yours: ${offer}`,
    preheader: 'You are still on the waiting list.',
    heading: 'You are on the waiting list again',
    lead: {
      MISSED: (offer) => ['We had no answer to the offer of places at ', { strong: offer }, ' before the deadline.'],
      CANCELLED: (offer) => [
        'The time that you were offered at ',
        { strong: offer },
        ' has unfortunately been cancelled.',
      ],
    },
    next: {
      MISSED:
        'The others who wait for that time are asked first now. You keep your place in the queue for other times. When there is room for you again you get one more offer. If you do not answer that one either, we take you off the waiting list.',
      CANCELLED:
        'You keep your place in the queue and get a new offer when there is room for you on another of the days you wished for.',
    },
    action: 'See your place in the queue',
  },
  ended: {
    subject: (offer) => `There was no room this time: ${offer}`,
    preheader: 'You are not waiting for places any more.',
    heading: 'Unfortunately not this time',
    lead: (offer) => ['You are no longer waiting for places at ', { strong: offer }, '.'],
    why: {
      PASSED: 'There was no room for you before it was too late to book the last day that suited you.',
      MISSED: 'You were offered places twice and did not answer. So we now ask those who come next.',
      CANCELLED: 'The time has been cancelled.',
    },
    next: (url) => ['There may be other times. See them on ', { label: 'the page of the offer', url }, ', or call us.'],
    action: 'See what you signed up with',
  },
  whyContact: 'You get this mail because you joined the waiting list.',
};

export const waitingTexts: Record<Language, WaitingTexts> = { da, en };
