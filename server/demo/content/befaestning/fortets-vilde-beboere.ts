import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const fortetsVildeBeboere: OfferContent = {
  slug: 'fortets-vilde-beboere',
  site: 'garderhoejfort',
  title: both('Fortets vilde beboere', 'The Wild Residents of the Fort'),
  teaser: both(
    'Flagermus, edderkopper og overvintrende sommerfugle er flyttet ind, hvor soldaterne flyttede ud.',
    'Bats, spiders and hibernating butterflies have moved in where the soldiers moved out.',
  ),
  description: both(
    prose`
      Et fort er en klippe, som mennesker har bygget. Her er mørkt, fugtigt og lige køligt hele året, og det er der nogen,
      der synes om. Eleverne leder efter spor i de yderste gange: ekskrementer, spind, vinger fra et måltid.

      Vi lægger øret til en flagermusdetektor, måler temperaturen i loft og gulv og finder ud af, hvor vi selv ville
      hænge. I vintermånederne holder vi os væk fra de gange, hvor dyrene sover.
    `,
    prose`
      A fort is a cliff built by people. It is dark, damp and equally cool all year, and some creatures like that. The
      pupils look for traces in the outer corridors: droppings, webs, wings left over from a meal.

      We listen to a bat detector, measure the temperature at ceiling and floor and find out where we would hang ourselves
      up. In the winter months we keep away from the corridors where the animals sleep.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Hvem bor her?', 'Who lives here?'),
      text: both('Vi gætter ud fra tre spor i en æske.', 'We guess from three traces in a box.'),
    },
    {
      minute: 15,
      title: both('Ind med lygter', 'In with torches'),
      text: both(
        'Hold på syv leder langs væggene med lup og lygte.',
        'Teams of seven search along the walls with lens and torch.',
      ),
    },
    {
      minute: 45,
      title: both('Varmt og koldt', 'Warm and cold'),
      text: both(
        'Vi måler og sætter tal på et snit af fortet.',
        'We measure and put numbers on a cross-section of the fort.',
      ),
    },
    {
      minute: 65,
      title: both('Byg en beboer', 'Build a resident'),
      text: both(
        'Med ståltråd og stof bygger eleverne et dyr, der kan klare sig netop her.',
        'With wire and cloth the pupils build an animal that can cope right here.',
      ),
    },
  ],
  clothing: both(
    'Varmt tøj og lukkede sko. Vi har lygter og hjelme i børnestørrelse.',
    'Warm clothes and closed shoes. We have torches and helmets in children’s sizes.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_TECHNOLOGY'],
  targetGroups: ['PRIMARY'],
  grades: [1, 3],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'FORT', season: 'AUTUMN', motif: 'bat' },
  keywords: 'flagermus edderkop dyr spor mørke temperatur levested insekter',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Hvem bor på skolen?', 'Who lives at school?'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Gå på jagt efter dyr, der bor på skolen uden at betale husleje. Kig i vinduesfordybninger, bag skraldeskuret og i
          kælderen. Tegn en plan af skolen, og sæt et kryds, hvor I finder et dyr eller et spor.

          Tal om, hvad dyrene får ud af at bo der: varme, mad, fred. Skriv de tre ord på et stykke karton, og tag det med.
          Vi bruger dem, når vi kommer ind i fortet.
        `,
        prose`
          Go looking for animals that live at school without paying rent. Look in window recesses, behind the bin shed and
          in the basement. Draw a plan of the school and put a cross where you find an animal or a trace.

          Talk about what the animals gain by living there: warmth, food, peace. Write the three words on a piece of
          cardboard and bring it. We use them when we enter the fort.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Sporkort', 'Trace cards'),
      note: both('12 kort pr. hold', '12 cards per team'),
      body: both(
        'På kortets forside er der et spor, på bagsiden et dyr. Holdet lægger kortet, hvor sporet er fundet, og må først vende det, når alle har set efter.',
        'The front of the card shows a trace, the back an animal. The team puts the card where the trace was found and may only turn it over when everyone has looked.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('En kasse til flagermus', 'A box for bats'),
      note: both('2–3 lektioner', '2–3 lessons'),
      body: both(
        'Byg en flagermuskasse af ru, ubehandlet træ. Indgangen er en spalte på 2 cm i bunden. Hæng den fire meter oppe mod sydøst, og lad den hænge i fred. Der kan gå to år, før nogen flytter ind, så skriv datoen på.',
        'Build a bat box of rough, untreated wood. The entrance is a 2 cm slit at the bottom. Hang it four metres up facing south-east and leave it in peace. It may take two years before anyone moves in, so write the date on it.',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10, 11], starts: ['09:30', '12:00'], perWeek: 3 },
};
