import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const skovensBund: OfferContent = {
  slug: 'skovens-bund',
  site: 'gladsaxe-fort',
  title: both('Skovens bund', 'The Forest Floor'),
  teaser: both(
    'Børnene løfter på bladene og møder dem, der bor under: bænkebidere, tusindben og en regnorm, der skal hjem igen.',
    'The children lift the leaves and meet those who live beneath: woodlice, millipedes and an earthworm that has to go home again.',
  ),
  description: both(
    prose`
      På det gamle fort har skoven fået lov at brede sig. Her ligger bladene i lag, og hvert lag har sine beboere. Børnene
      går ud to og to med en ske og et glas og kommer tilbage med noget, der kravler.

      Vi tæller ben, giver dyrene navne efter det, de kan, og lægger en lille skov i en kasse, så alle kan se, hvem der
      bor øverst og nederst. Til sidst bliver alle dyr båret hjem til det sted, de kom fra.
    `,
    prose`
      At the old fort the forest has been allowed to spread. The leaves lie in layers, and each layer has its residents.
      The children go out in pairs with a spoon and a glass and come back with something that crawls.

      We count legs, name the animals by what they can do and lay out a small forest in a box, so that everyone can see who
      lives at the top and at the bottom. At the end every animal is carried home to where it came from.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Goddag til skoven', 'Good morning, forest'),
      text: both(
        'Vi sidder på stammerne og lytter. Hvad kan vi høre med lukkede øjne?',
        'We sit on the logs and listen. What can we hear with our eyes closed?',
      ),
    },
    {
      minute: 10,
      title: both('Ud at grave', 'Out to dig'),
      text: both('To og to med ske og glas, tæt ved en voksen.', 'In pairs with spoon and glass, close to an adult.'),
    },
    {
      minute: 35,
      title: both('Hvor mange ben?', 'How many legs?'),
      text: both(
        'Vi tæller og sorterer: ingen ben, seks ben, mange ben.',
        'We count and sort: no legs, six legs, many legs.',
      ),
    },
    {
      minute: 60,
      title: both('Hjem igen', 'Home again'),
      text: both(
        'Dyrene bliver båret tilbage, og bladene lagt på plads.',
        'The animals are carried back and the leaves put in place.',
      ),
    },
  ],
  clothing: both(
    'Flyverdragt eller regntøj og støvler. Vi sidder på jorden.',
    'Snowsuits or rainwear and wellingtons. We sit on the ground.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_OUTDOOR_SCIENCE', 'COMMUNICATION_LANGUAGE'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['KINDERGARTEN', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 75,
  maxPupils: 16,
  pupilsPerAdult: 5,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'FOREST', season: 'SUMMER', motif: 'fern' },
  keywords: 'smådyr insekter blade regnorm børnehave udeliv sanser',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Et blad pr. barn', 'One leaf per child'),
      note: both('Til samlingen dagen før', 'For circle time the day before'),
      body: both(
        prose`
          Saml et blad pr. barn på vej hjem fra legepladsen. Lad børnene mærke: Er det blødt, sprødt, vådt? Har nogen spist
          af det? Kig efter huller, og gæt på, hvem der har siddet der.

          Øv ordene over, under, ved siden af og inde i, for dem bruger vi hele formiddagen. Fortæl, at vi låner dyrene, og
          at de skal hjem igen. De børn, der ikke har lyst til at holde et dyr, kan holde glasset.
        `,
        prose`
          Collect one leaf per child on the way in from the playground. Let the children feel it: is it soft, crisp, wet?
          Has anyone eaten from it? Look for holes and guess who has been sitting there.

          Practise the words above, under, beside and inside, because we use them all morning. Tell the children that we
          borrow the animals and that they have to go home again. Children who don’t want to hold an animal can hold the
          glass.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Tælletæppe', 'Counting blanket'),
      note: both('Vi har det med', 'We bring it'),
      body: both(
        'Et stort tæppe med felter: 0 ben, 6 ben, 8 ben, flere ben. Børnene stiller deres glas i det felt, de tror på, og flytter det igen, hvis de tæller om.',
        'A large blanket with fields: 0 legs, 6 legs, 8 legs, more legs. The children put their glass in the field they believe in and move it if they count again.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Bænkebider på besøg', 'A woodlouse to stay'),
      note: both('En uge på stuen', 'A week indoors'),
      body: both(
        'Læg fugtig jord, blade og et stykke bark i en glasskål, og lad fem bænkebidere bo der i en uge. Kig hver dag efter maden: Hvilke blade er væk først? Sæt dem ud igen fredag, der hvor I fandt dem.',
        'Put damp soil, leaves and a piece of bark in a glass bowl and let five woodlice live there for a week. Check the food every day: which leaves go first? Let them out again on Friday, where you found them.',
      ),
    },
  ],
  timetable: { months: [3, 4, 5, 6, 7, 8, 9, 10, 11], starts: ['09:30', '10:00'], perWeek: 3, inSchoolHolidays: true },
};
