import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const sySlidOgLap: OfferContent = {
  slug: 'sy-slid-og-lap',
  site: 'vaeveriet',
  title: both('Sy, slid og lap', 'Sew, Wear and Mend'),
  teaser: both(
    'Tag et stykke tøj med, der er gået i stykker. Det går hjem igen, og det kan ses, at det er lappet.',
    'Bring a garment that is torn. It goes home again, and you can see that it has been mended.',
  ),
  description: both(
    prose`
      På væggen hænger arbejdstøj fra fire generationer, og der er mere lap end stof. Holdet lærer tre teknikker: stopning, lap på indersiden
      og synlig søm. Hver elev vælger den, der passer til skaden, og forklarer hvorfor.

      Forløbet er lavet sammen med lærere fra FGU og EUD. Det handler om materialer og slitage, om at planlægge et stykke arbejde og om at blive
      færdig. Har man ikke noget med, er der 200 kg at vælge imellem.
    `,
    prose`
      Work clothes of four generations hang on the wall, with more patches than cloth. The group learns three techniques: darning, patching from
      the inside and visible stitching. Each student chooses the one that suits the damage and explains why.

      The visit was made together with teachers of vocational and preparatory education. It is about materials and wear, about planning a piece of
      work and about finishing it. Those who bring nothing have 200 kg to choose from.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Hvor går det i stykker?', 'Where does it break?'),
      text: both('Vi læser slid på gammelt arbejdstøj.', 'We read the wear on old work clothes.'),
    },
    {
      minute: 20,
      title: both('Tre teknikker', 'Three techniques'),
      text: both('Prøv alle tre på en klud.', 'Try all three on a rag.'),
    },
    {
      minute: 60,
      title: both('Eget arbejde', 'Your own work'),
      text: both('Vælg, planlæg og sy.', 'Choose, plan and sew.'),
    },
    {
      minute: 125,
      title: both('Svendeprøve', 'Journeyman’s test'),
      text: both('Vis det frem, og træk i det.', 'Show it, and pull at it.'),
    },
  ],
  subjectFamily: 'ARTS',
  subjects: ['CRAFTS_DESIGN', 'TECHNOLOGY'],
  targetGroups: ['UPPER_SECONDARY'],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 150,
  maxPupils: 24,
  pupilsPerAdult: 24,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'MUSEUM', season: 'SUMMER', motif: 'shapes' },
  keywords: 'eud fgu reparation syning cirkulær økonomi håndværk genbrug materialelære',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Find skaden', 'Find the damage'),
      note: both('15 minutter', '15 minutes'),
      body: both(
        prose`
          Bed alle om at finde et stykke tøj derhjemme, der er slidt, og tage et billede af skaden. Hvad er årsagen: gnidning, træk, en kant, en
          vask? Skriv ét gæt.

          Der er 24 symaskiner, men man kan også sy i hånden hele vejen. Sig til i beskeden, hvis nogen aldrig har siddet ved en maskine, så er
          vi to til at begynde med.
        `,
        prose`
          Ask everyone to find a worn garment at home and take a picture of the damage. What is the cause: rubbing, pulling, an edge, a wash?
          Write one guess.

          There are 24 sewing machines, but you can also sew by hand all the way. Tell us in the message if some have never sat at a machine,
          and there will be two of us to begin with.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Arbejdsplan', 'Work plan'),
      note: both('Et kort', 'One card'),
      body: both(
        'Skade, årsag, teknik, materialer, tid. Skriv den tid, du tror, før du begynder, og den rigtige bagefter. Forskellen er ikke en fejl, den er viden.',
        'Damage, cause, technique, materials, time. Write the time you expect before you begin and the real one afterwards. The difference isn’t a mistake, it is knowledge.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Skolens reparationsdag', 'Repair day at school'),
      note: both('En eftermiddag', 'An afternoon'),
      body: both(
        'Hold en reparationsdag for resten af skolen. Skriv op, hvad der kommer ind, hvad det fejler, og hvad det ville have kostet at købe nyt. Vi låner gerne seks maskiner ud.',
        'Hold a repair day for the rest of the school. Note what comes in, what is wrong with it and what a new one would have cost. We gladly lend six machines.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 8, 9, 10, 11, 12], starts: ['09:00', '12:00'], perWeek: 2 },
};
