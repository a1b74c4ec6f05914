import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const alleMandPaaDaek: OfferContent = {
  slug: 'alle-mand-paa-daek',
  site: 'skonnerten-ellida',
  title: both('Alle mand på dæk', 'All Hands on Deck'),
  teaser: both(
    'Klassen er besætning i to timer: vagter, tovværk, kompas og en kok, der har tabt saltet.',
    'The class is a crew for two hours: watches, ropes, a compass and a cook who has lost the salt.',
  ),
  description: both(
    prose`
      Ellida bliver liggende ved kajen, men alt andet er, som det var i 1907. Eleverne bliver mønstret, får en plads i rullen og går
      vagt efter skibsklokken. De sætter et sejl, tager en pejling, koger ærter og holder regnskab med vandet.

      Et sejl på 60 kvadratmeter kan ingen hejse alene. Det bliver tydeligt, når seks trækker hver for sig, og det går op med et
      ryk, når nogen begynder at synge. Så taler vi om, hvem der bestemte om bord, og hvad man kunne gøre, hvis det var uretfærdigt.
    `,
    prose`
      Ellida stays at the quay, but everything else is as it was in 1907. The pupils are signed on, get a place in the roll and stand
      watch by the ship’s bell. They set a sail, take a bearing, cook peas and keep account of the water.

      Nobody can hoist a sail of 60 square metres alone. That is clear when six people pull each in their own time, and up it goes when
      somebody begins to sing. Then we talk about who was in charge on board, and what you could do if it was unfair.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Mønstring', 'Signing on'),
      text: both('Navn, hyre og plads. Reglerne på et skib.', 'Name, wages and place. The rules of a ship.'),
    },
    {
      minute: 20,
      title: both('Første vagt', 'First watch'),
      text: both(
        'Dæk, kabys, bestik og tovværk. Skift ved otte glas.',
        'Deck, galley, navigation and ropes. Change at eight bells.',
      ),
    },
    {
      minute: 75,
      title: both('Sæt sejl', 'Set the sail'),
      text: both('Alle på samme tov, samme sang.', 'Everyone on the same rope, the same song.'),
    },
    {
      minute: 100,
      title: both('Skibsråd', 'Ship’s council'),
      text: both('En sag skal afgøres: Hvem tog af vandet?', 'A case has to be decided: who took from the water?'),
    },
  ],
  clothing: both(
    'Sko med lyse, bløde såler og tøj til vind. Langt hår sættes op.',
    'Shoes with soft, light soles and clothes for wind. Long hair is tied up.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'PHYSICAL_EDUCATION'],
  targetGroups: ['PRIMARY'],
  grades: [4, 6],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 825,
  priceNote: both(
    'Prisen er for hele klassen og er den samme uanset antal.',
    'The price is for the whole class, whatever the number.',
  ),
  cover: { place: 'BEACH', season: 'SPRING', motif: 'ship' },
  keywords: 'skib sejlskib søfart samarbejde rollespil tovværk kompas 1907',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Skibets ord', 'Words of the ship'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Øv ti ord: styrbord, bagbord, for, agter, fald, skøde, kabys, køje, glas og vagt. Sæt sedler op i klassen, så den bliver et
          skib med for og agter, og kald eleverne til styrbord og bagbord, til ingen går forkert.

          Lær omkvædet til sangen, vi sender ugen før. Den behøver ikke være køn, den skal være i takt.
        `,
        prose`
          Practise ten words: starboard, port, fore, aft, halyard, sheet, galley, berth, bell and watch. Put up notes in the classroom so
          that it becomes a ship with fore and aft, and call the pupils to starboard and port until nobody goes wrong.

          Learn the chorus of the song we send the week before. It doesn’t have to be pretty, it has to be in time.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Mandskabsrulle', 'Crew roll'),
      note: both('Udfyldes ved mønstring', 'Filled in at signing on'),
      body: both(
        'Rullen har fire vagter med syv pladser. Eleverne skriver et navn, de selv vælger, og den hyre, de får lovet. Ved afmønstring skriver de, om den blev betalt.',
        'The roll has four watches of seven places. The pupils write a name of their own choice and the wages they are promised. When they sign off, they write whether they were paid.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Klassens skibsråd', 'The class council'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Hold skibsråd om noget, der driller i klassen. Bådsmanden fører ordet, skriveren skriver, og alle siger én ting. Beslut én regel, der gælder i en uge, og mål, om den virker.',
        'Hold a ship’s council about something that bothers the class. The boatswain leads, the clerk writes and everyone says one thing. Decide on one rule that holds for a week, and find out whether it works.',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10], starts: ['09:00', '12:00'], perWeek: 4 },
};
