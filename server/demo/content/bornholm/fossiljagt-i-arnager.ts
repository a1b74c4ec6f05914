import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const fossiljagtIArnager: OfferContent = {
  slug: 'fossiljagt-i-arnager',
  site: 'arnager-bugt',
  title: both('Fossiljagt i Arnager', 'Fossil Hunt at Arnager'),
  teaser: both(
    'Stranden var havbund for 85 millioner år siden. Eleverne læser lagene og leder efter dem, der boede der.',
    'The beach was seabed 85 million years ago. The pupils read the layers and look for those who lived there.',
  ),
  description: both(
    prose`
      Klinten ved Arnager er bygget af lag, og hvert lag er en tid. Vi begynder oppefra med det yngste og går baglæns, til vi
      står på kalk fra et varmt hav med blæksprutter og havsvampe.

      Så bliver der ledt. Eleverne samler det, der er faldet ned, for vi hamrer aldrig i klinten. De tegner fundene, gætter på
      livsform og sammenligner med nøglen. En ammonit er sjælden, en søpindsvinepig er det ikke, og begge dele fortæller noget.
    `,
    prose`
      The cliff at Arnager is built of layers, and each layer is a time. We begin at the top with the youngest and walk
      backwards until we stand on limestone from a warm sea with squid and sponges.

      Then we search. The pupils collect what has fallen down, because we never hammer on the cliff. They draw the finds,
      guess the form of life and compare with the key. An ammonite is rare, the spine of a sea urchin isn’t, and both of them
      tell us something.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Tiden i meter', 'Time in metres'),
      text: both(
        'Et reb på 85 meter: en meter for hver million år.',
        'A rope of 85 metres: one metre for each million years.',
      ),
    },
    {
      minute: 25,
      title: both('Læs klinten', 'Read the cliff'),
      text: both('Hold tegner lagene og giver dem navne.', 'Teams draw the layers and name them.'),
    },
    {
      minute: 50,
      title: both('Led', 'Search'),
      text: both('En time på stranden med bakke, pensel og lup.', 'An hour on the beach with tray, brush and lens.'),
    },
    {
      minute: 110,
      title: both('Fundmøde', 'Meeting of finds'),
      text: both(
        'Hvert hold viser ét fund og siger, hvor sikre de er.',
        'Each team shows one find and says how sure they are.',
      ),
    },
  ],
  clothing: both(
    'Støvler eller sko, der må blive våde. Der er koldt i skyggen af klinten.',
    'Wellingtons or shoes that may get wet. It is cold in the shadow of the cliff.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_TECHNOLOGY', 'GEOGRAPHY', 'BIOLOGY'],
  targetGroups: ['PRIMARY'],
  grades: [3, 7],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 135,
  maxPupils: 28,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'AUTUMN', motif: 'ammonite' },
  keywords: 'fossil ammonit geologi kridt strand klint lag evolution lejrskole',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Lag på lag', 'Layer on layer'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        prose`
          Byg en klint i et glas: sand, jord, mel, grus, et lag for hver dag i en uge. Lad eleverne gemme en lille ting i ét af
          lagene og skrive dagen ned. Byt glas, og find ud af, hvornår tingen blev lagt der.

          Reglen, de opdager, er den, geologer bruger: Det nederste er ældst, hvis ingen har vendt glasset. På Bornholm har
          jorden somme tider vendt glasset.
        `,
        prose`
          Build a cliff in a jar: sand, soil, flour, gravel, one layer for each day of a week. Let the pupils hide a small thing
          in one of the layers and write down the day. Swap jars and find out when the thing was put there.

          The rule they discover is the one geologists use: the lowest is the oldest, unless somebody has turned the jar. On
          Bornholm the earth has sometimes turned the jar.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Fundark og nøgle', 'Find sheet and key'),
      note: both('Vandfast, en pr. makkerpar', 'Waterproof, one per pair'),
      body: both(
        'Tegn fundet i naturlig størrelse. Skriv, hvor på stranden det lå, og gå ned gennem nøglen: Har det et mønster? Er det ens på begge sider? Er det rundt?',
        'Draw the find in natural size. Write where on the beach it lay and go down through the key: does it have a pattern? Is it the same on both sides? Is it round?',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Et hav i klassen', 'A sea in the classroom'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'I må tage fem fund med hjem. Byg havet på en opslagstavle: Hvem svømmede, hvem sad fast, hvem blev spist? Sæt spørgsmålstegn ved det, I har gættet. Det er tilladt at have mange.',
        'You may take five finds home. Build the sea on a noticeboard: who swam, who sat still, who was eaten? Put a question mark beside what you guessed. You may have many.',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10], starts: ['09:00', '12:00'], perWeek: 3 },
};
