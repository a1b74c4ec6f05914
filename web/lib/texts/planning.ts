import type { planningRoutes } from '#lib/staff/staff-menu.ts';
import type { Language } from '#server/time/language.ts';

interface PlanningTexts {
  heading: string;
  season: { heading: string; text: string; series: string; one: string; copy: string };
  /** What an educator, who changes none, finds among the sessions. */
  seen: string;
  pages: Record<(typeof planningRoutes)[number], string>;
}

/** The page that shows what there is to plan with. */
export const planningTexts: Record<Language, PlanningTexts> = {
  da: {
    heading: 'Planlægning',
    season: {
      heading: 'Læg en sæson',
      text: 'Læg mange tider på én gang. Du ser alle datoer med helligdage, lukkedage og sammenfald, før noget bliver oprettet.',
      series: 'Læg en serie',
      one: 'Læg en enkelt tid',
      copy: 'Kopiér en uge eller en sæson',
    },
    seen: 'Find en tid, og se, hvem der underviser, og hvem der har booket.',
    pages: {
      '/personale/tilbud':
        'Skriv, udgiv og ret de forløb, skolerne kan booke. Det, en skole har booket, bliver ved med at gælde for den.',
      '/personale/tider': 'Find, flyt, ret og aflys tider, en ad gangen eller mange på én gang.',
      '/personale/venteliste': 'Hvem der venter på hvilke tider, og hvorfor nogen blev sprunget over.',
      '/personale/undervisere':
        'Hvem kan hvad, hvem er på arbejde, og hvem mangler der? Fordel tiderne, eller spørg en kollega.',
      '/personale/lokaler': 'Lokaler, grej og mødesteder med åbningstider. Et lokale er aldrig optaget to gange.',
      '/personale/spaerret-tid': 'Møder, udvikling og rådgivning, så kalenderen viser den tid, der faktisk er.',
      '/personale/lukkedage': 'Dage, hvor I har lukket, og skolernes ferier i kommunen.',
      '/personale/aflys':
        'Storm eller sygdom: aflys en hel dag med én besked. Skolerne får nye tider at vælge imellem.',
      '/personale/syg': 'Meld fra for dig selv eller en kollega, og spørg dem, der kan tage over.',
    },
  },
  en: {
    heading: 'Planning',
    season: {
      heading: 'Build a season',
      text: 'Make many sessions at once. You see every date with public holidays, closed days and clashes before anything is made.',
      series: 'Plan a series',
      one: 'Plan a single session',
      copy: 'Copy a week or a season',
    },
    seen: 'Find a session, and see who teaches it and who has booked.',
    pages: {
      '/personale/tilbud':
        'Write, publish and change what schools can book. What a school has booked goes on holding for it.',
      '/personale/tider': 'Find, move, change and cancel sessions, one by one or many at once.',
      '/personale/venteliste': 'Who waits for which times, and why somebody was passed over.',
      '/personale/undervisere':
        'Who can do what, who is at work, and who is missing? Share out the sessions, or ask a colleague.',
      '/personale/lokaler': 'Rooms, kits and meeting points with their opening hours. A room is never taken twice.',
      '/personale/spaerret-tid':
        'Meetings, development and advice, so that the calendar shows the time there really is.',
      '/personale/lukkedage': 'Days on which you are closed, and the school holidays of the municipality.',
      '/personale/aflys':
        'A storm or illness: cancel a whole day with one message. The schools get new times to choose from.',
      '/personale/syg': 'Say that you or a colleague cannot come, and ask those who can take over.',
    },
  },
};
