import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const denLilleMatros: OfferContent = {
  slug: 'den-lille-matros',
  site: 'redningsskuret',
  title: both('Den lille matros', 'The Little Sailor'),
  teaser: both(
    'En båd på gulvet, en snor med knuder og en kuffert til den lange rejse. For børnehavebørn.',
    'A boat on the floor, a string with knots and a suitcase for the long voyage. For kindergarten children.',
  ),
  description: both(
    prose`
      Matrosen skal ud at sejle og har glemt, hvad man skal have med. Børnene pakker for ham: en sok, en kop, en tegning fra dem derhjemme.
      Så sætter vi os i båden på gulvet, og havet kommer, blåt og af stof.

      Vi sejler i stille vejr og i storm, binder en knude, der kan bindes op igen, og hilser på en hval. Når vi er hjemme, er der post.
    `,
    prose`
      The sailor is going to sea and has forgotten what to bring. The children pack for him: a sock, a cup, a drawing from those at home. Then
      we sit down in the boat on the floor, and the sea comes, blue and made of cloth.

      We sail in calm weather and in a storm, tie a knot that can be untied and greet a whale. When we come home, there is post.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Pak kufferten', 'Pack the suitcase'),
      text: both(
        'Hvad får man brug for, og hvem kommer man til at savne?',
        'What will you need, and whom will you miss?',
      ),
    },
    {
      minute: 15,
      title: both('Ud at sejle', 'Out to sea'),
      text: both('Stille vejr, storm og hval.', 'Calm weather, storm and whale.'),
    },
    {
      minute: 35,
      title: both('En knude', 'A knot'),
      text: both('Alle binder en og binder den op.', 'Everyone ties one and unties it.'),
    },
    {
      minute: 45,
      title: both('Post', 'Post'),
      text: both('Der er brev til gruppen.', 'There is a letter for the group.'),
    },
  ],
  clothing: both('Varme sokker, vi tager skoene af.', 'Warm socks, we take our shoes off.'),
  subjectFamily: 'HISTORY',
  subjects: ['CULTURE_AESTHETICS_COMMUNITY', 'COMMUNICATION_LANGUAGE'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['KINDERGARTEN', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 50,
  maxPupils: 16,
  pupilsPerAdult: 5,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'SUMMER', motif: 'boat' },
  keywords: 'børnehave båd hav leg fortælling knude hval',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Én ting i kufferten', 'One thing for the suitcase'),
      note: both('Til samling', 'For circle time'),
      body: both(
        prose`
          Spørg børnene: Hvis du skulle være væk længe, hvad ville du have med? Saml tre ting på stuen, der ligner svarene, og tag dem med i en
          pose. De kommer i matrosens kuffert og med hjem igen.

          Øv at sige ohøj, når nogen kalder. Det er vores måde at råbe op på.
        `,
        prose`
          Ask the children: if you were to be away for a long time, what would you bring? Gather three things in the room that are like the
          answers and bring them in a bag. They go into the sailor’s suitcase and come home again.

          Practise saying ahoy when somebody calls. It is our way of calling the roll.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Sangen om båden', 'The song of the boat'),
      note: both('Tre vers', 'Three verses'),
      body: both(
        'Vi synger det samme vers stille, højt og hviskende. De voksne holder i stoffet, så havet kan rejse sig.',
        'We sing the same verse softly, loudly and in a whisper. The adults hold the cloth so that the sea can rise.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Send et kort', 'Send a card'),
      note: both('Et frimærke', 'One stamp'),
      body: both(
        'Tegn et kort til matrosen, og send det til museet. Han svarer altid. Gå sammen hen til postkassen, så børnene ser, hvor kortet forsvinder hen.',
        'Draw a card for the sailor and send it to the museum. He always answers. Walk to the postbox together, so that the children see where the card goes.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    starts: ['09:30', '10:30'],
    perWeek: 2,
    inSchoolHolidays: true,
  },
};
