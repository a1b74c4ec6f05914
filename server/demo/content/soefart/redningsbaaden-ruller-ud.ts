import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const redningsbaadenRullerUd: OfferContent = {
  slug: 'redningsbaaden-ruller-ud',
  site: 'redningsskuret',
  title: both('Redningsbåden ruller ud', 'The Lifeboat Rolls Out'),
  teaser: both(
    'Alarmen går. Børnene tager korkveste på, finder deres åre og redder Peter, som er en meget tung sæk.',
    'The alarm sounds. The children put on cork jackets, find their oars and save Peter, who is a very heavy sack.',
  ),
  description: both(
    prose`
      I redningsskuret står båden klar på sin vogn, som den har gjort i hundrede år. Børnene lærer pladserne, øver at ro i takt på land og
      trækker båden fem meter ud mod havet. Det kræver alle, også de voksne.

      Derefter går vi rundt og kigger på tingene på væggen: raketten, redningsstolen, et billede af tolv mænd i olietøj. Hvem ventede på
      dem? Til sidst må alle prøve redningsstolen hen over gulvet.
    `,
    prose`
      In the shed the lifeboat stands ready on its carriage, as it has for a hundred years. The children learn their places, practise rowing
      in time on dry land and pull the boat five metres towards the sea. It takes everyone, the adults too.

      Then we look at the things on the wall: the rocket, the breeches buoy, a picture of twelve men in oilskins. Who was waiting for them?
      At the end everyone may try the breeches buoy across the floor.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Alarm', 'Alarm'),
      text: both('Klokken, vestene og pladserne.', 'The bell, the jackets and the places.'),
    },
    {
      minute: 20,
      title: both('Ro i takt', 'Row in time'),
      text: both('På land, med rigtige årer.', 'On land, with real oars.'),
    },
    {
      minute: 40,
      title: both('Træk båden', 'Pull the boat'),
      text: both('Alle på rebet, fem meter.', 'Everyone on the rope, five metres.'),
    },
    {
      minute: 55,
      title: both('Redningsstolen', 'The breeches buoy'),
      text: both('Peter først, derefter børnene.', 'Peter first, then the children.'),
    },
  ],
  clothing: both('Varmt tøj. Skuret er koldt det meste af året.', 'Warm clothes. The shed is cold most of the year.'),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'DANISH'],
  targetGroups: ['PRIMARY'],
  grades: [0, 3],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 75,
  maxPupils: 28,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 400,
  cover: { place: 'BEACH', season: 'WINTER', motif: 'boat' },
  keywords: 'redning storm båd mod samarbejde indskoling kyst historie',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Tolv stole', 'Twelve chairs'),
      note: both('20 minutter', '20 minutes'),
      body: both(
        prose`
          Stil tolv stole som en båd i klassen, seks på hver side. Lad børnene ro med luftårer, mens en råber: nu, nu, nu. Hvad sker der, når
          én er for hurtig? Skift styrmand ofte.

          Tal om at være modig: Hvornår er det modigt at gøre noget, og hvornår er det modigt at lade være?
        `,
        prose`
          Set up twelve chairs as a boat in the classroom, six on each side. Let the children row with oars of air while one calls: now, now,
          now. What happens when one is too fast? Change the helmsman often.

          Talk about being brave: when is it brave to do something, and when is it brave not to?
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Pladskort', 'Place cards'),
      note: both('Om halsen', 'Around the neck'),
      body: both(
        'Kortet har et nummer, en farve og en opgave. Numrene sidder også på bådens tofter, så alle kan finde deres plads uden at spørge.',
        'The card has a number, a colour and a task. The numbers are also on the thwarts of the boat, so that everyone can find their place without asking.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Fortæl det hjemme', 'Tell it at home'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Tegn redningen i fire billeder: alarmen, vejen ud, Peter, vejen hjem. Sæt talebobler på. De, der kan skrive, skriver, hvad den, der venter derhjemme, siger.',
        'Draw the rescue in four pictures: the alarm, the way out, Peter, the way home. Add speech bubbles. Those who can write add what the one waiting at home says.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 9, 10, 11, 12], starts: ['09:15', '11:15'], perWeek: 3 },
};
