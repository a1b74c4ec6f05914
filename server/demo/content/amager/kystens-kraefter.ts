import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const kystensKraefter: OfferContent = {
  slug: 'kystens-kraefter',
  site: 'femoeren',
  title: both('Kystens kræfter', 'Forces of the Coast'),
  teaser: both(
    'Stranden er 20 år gammel og flytter sig. Holdet måler profiler, sorterer sand og regner på den næste storm.',
    'The beach is 20 years old and moving. The group surveys profiles, sorts sand and calculates the next storm.',
  ),
  description: both(
    prose`
      Amager Strandpark er bygget af mennesker og bliver hele tiden bygget om af havet. Det gør den til et godt laboratorium:
      Vi ved præcis, hvordan den så ud i 2005. Holdet måler tre profiler fra klit til vandkant og lægger dem oven på vores
      egne målinger år for år.

      Derefter tager vi sandprøver, sigter dem på stedet og tegner kornkurver. Til sidst regner grupperne på, hvor højt
      vandet når ved en storm med 150 cm over normal vandstand, og hvad de ville flytte først.
    `,
    prose`
      Amager Strandpark was built by people and is constantly rebuilt by the sea. That makes it a good laboratory: we know
      exactly what it looked like in 2005. The group surveys three profiles from dune to waterline and lays them on top of
      our own measurements year by year.

      Then we take samples, sieve them on the spot and draw grain-size curves. At the end the groups calculate how high the
      water reaches in a storm surge of 150 cm, and what they would move first.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Kortet fra 2005', 'The map from 2005'),
      text: both(
        'Hvad var vand dengang? Grupperne får udstyr.',
        'What was water then? The groups get their equipment.',
      ),
    },
    {
      minute: 25,
      title: both('Tre profiler', 'Three profiles'),
      text: both('Nivellering fra klit til vandkant.', 'Levelling from dune to waterline.'),
    },
    {
      minute: 75,
      title: both('Sand i sigter', 'Sand in sieves'),
      text: both(
        'Prøver fra fem punkter, kornkurver på papir.',
        'Samples from five points, grain-size curves on paper.',
      ),
    },
    {
      minute: 115,
      title: both('Når vandet kommer', 'When the water comes'),
      text: both('Grupperne regner og anbefaler.', 'The groups calculate and recommend.'),
    },
    {
      minute: 140,
      title: both('Data med hjem', 'Data to take home'),
      text: both(
        'I får alle målinger i et regneark samme dag.',
        'You get all measurements in a spreadsheet the same day.',
      ),
    },
  ],
  clothing: both(
    'Vi er ude i to og en halv time. Vindtæt tøj, og madpakken i tasken.',
    'We are outdoors for two and a half hours. Windproof clothes, and lunch in your bag.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['GEOGRAPHY', 'PHYSICS_CHEMISTRY', 'MATHEMATICS'],
  targetGroups: ['UPPER_SECONDARY', 'PRIMARY'],
  grades: [9, 10],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 150,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 10,
  priceKroner: 600,
  priceNote: both(
    'Prisen dækker måleudstyr og data bagefter.',
    'The price covers measuring equipment and the data afterwards.',
  ),
  cover: { place: 'BEACH', season: 'WINTER', motif: 'bird' },
  keywords: 'naturgeografi kyst erosion sand nivellering klima stormflod stx htx hf feltarbejde data',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Hypotese og fejlkilder', 'Hypothesis and sources of error'),
      note: both('1 modul', '1 period'),
      body: both(
        prose`
          Se på to luftfotos af strandparken med mindst ti år imellem. Hvor er kysten rykket frem, og hvor er den rykket
          tilbage? Skriv en hypotese om transportretningen, og begrund den med den fremherskende vind.

          Gennemgå, hvordan man nivellerer med stadie og laserlibelle. Bed grupperne nævne to fejlkilder og sige, hvilken der
          betyder mest på 40 meter. Vi har udstyr til seks grupper.
        `,
        prose`
          Look at two aerial photos of the beach park at least ten years apart. Where has the coast advanced and where has it
          retreated? Write a hypothesis about the direction of transport and support it with the prevailing wind.

          Go through how to level with a staff and a laser level. Ask the groups to name two sources of error and say which
          one matters most over 40 metres. We have equipment for six groups.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Feltskema', 'Field form'),
      note: both('Vandfast papir', 'Waterproof paper'),
      body: both(
        'Skemaet har punktnummer, afstand, højde, kornstørrelse og en linje til det, I så og ikke kunne måle. Skriv vindretning og klokkeslæt øverst.',
        'The form has point number, distance, height, grain size and a line for what you saw and couldn’t measure. Write wind direction and time at the top.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Rapport på to sider', 'A two-page report'),
      note: both('Kan indgå i et studieretningsprojekt', 'Can be part of a study project'),
      body: both(
        'Tegn jeres profil sammen med de tidligere år, og beregn, hvor mange kubikmeter sand der er flyttet pr. meter kyst. Afslut med en anbefaling til kommunen på fem linjer, hvor usikkerheden står med tal.',
        'Draw your profile together with the earlier years and calculate how many cubic metres of sand have moved per metre of coast. End with a recommendation to the municipality in five lines, with the uncertainty in figures.',
      ),
    },
  ],
  timetable: { months: [2, 3, 4, 5, 8, 9, 10, 11], starts: ['09:00', '12:00'], perWeek: 2 },
};
