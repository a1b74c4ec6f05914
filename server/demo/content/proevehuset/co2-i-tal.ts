import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const co2ITal: OfferContent = {
  slug: 'co2-i-tal',
  site: 'vaerfthallen',
  title: both('CO₂ i tal', 'CO₂ in Figures'),
  teaser: both(
    'Holdet måler på vand, planter og sin egen ånde og finder ud af, hvad tallene kan bære.',
    'The group measures water, plants and its own breath and finds out what the figures can carry.',
  ),
  description: both(
    prose`
      Laboratoriet er sat op med fire målestationer: opløsning i koldt og varmt vand, fotosyntese i lys og mørke, forsuring af havvand og luften i det rum, vi sidder i. Grupperne kalibrerer selv, før de måler, og det er der en grund til.

      Data fra alle hold siden 2019 ligger i en fælles fil. I lægger jeres egne til og kan se, om I afviger, og hvorfor. Forløbet passer til kemi, biologi og
      naturgeografi på B- og A-niveau og kan indgå i et flerfagligt forløb.
    `,
    prose`
      The laboratory has four measuring stations: solution in cold and warm water, photosynthesis in light and dark, acidification of sea water, and the air of
      the room we sit in. The groups calibrate for themselves before they measure, and there is a reason for that.

      Data from all groups since 2019 lie in one shared file. You add your own and can see whether you deviate, and why. The visit suits chemistry, biology and
      geography at levels B and A and can be part of a project across subjects.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Luften herinde', 'The air in here'),
      text: both('En kurve, der stiger, mens vi taler.', 'A curve that rises while we talk.'),
    },
    {
      minute: 15,
      title: both('Kalibrér', 'Calibrate'),
      text: both(
        'Hvad viser apparatet, når det ikke burde vise noget?',
        'What does the device show when it shouldn’t show anything?',
      ),
    },
    {
      minute: 35,
      title: both('Fire stationer', 'Four stations'),
      text: both('To stationer pr. gruppe, 35 minutter ved hver.', 'Two stations per group, 35 minutes at each.'),
    },
    {
      minute: 110,
      title: both('Alle holds data', 'The data of all groups'),
      text: both('Jeres punkter sammen med 300 andre.', 'Your points together with 300 others.'),
    },
  ],
  clothing: both('Lukkede sko. Kitler og briller har vi.', 'Closed shoes. We have lab coats and goggles.'),
  subjectFamily: 'SCIENCE',
  subjects: ['PHYSICS_CHEMISTRY', 'BIOLOGY', 'GEOGRAPHY'],
  targetGroups: ['UPPER_SECONDARY'],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 150,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 15,
  priceKroner: 900,
  priceNote: both(
    'Prisen dækker kemikalier, kitler og adgang til data bagefter.',
    'The price covers chemicals, lab coats and access to the data afterwards.',
  ),
  cover: { place: 'MUSEUM', season: 'WINTER', motif: 'flask' },
  keywords: 'klima kulstof laboratorium data kemi biologi stx htx hf forsuring fotosyntese',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Forstå enheden', 'Understand the unit'),
      note: both('1 modul', '1 period'),
      body: both(
        prose`
          Hvad er 420 ppm? Lad eleverne finde fem måder at sige det på: som brøk, procent, sandkorn i et glas, elever i en by. Hvilken måde gør tallet stort, og hvilken
          gør det lille?

          Gennemgå kulstofkredsløbet med pile og mængder, og bed hver gruppe skrive en hypotese til to af stationerne. Sikkerhedsreglerne sender vi ugen før, og de skal være læst.
        `,
        prose`
          What is 420 ppm? Let the students find five ways of saying it: as a fraction, a percentage, grains of sand in a glass, students in a town. Which way makes the
          figure large, and which makes it small?

          Go through the carbon cycle with arrows and amounts, and ask each group to write a hypothesis for two of the stations. We send the safety rules the week before, and they must have been read.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Måleprotokol', 'Measurement protocol'),
      note: both('Digital, på vores computere', 'Digital, on our computers'),
      body: both(
        'Skriv nulpunkt, tre gentagelser, middelværdi og spredning. Notér alt, der kunne have forstyrret: en dør, et lys, en, der trak vejret for tæt på.',
        'Write the zero point, three repeats, mean and spread. Note everything that could have disturbed it: a door, a light, someone breathing too close.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Rapport med fælles data', 'Report with shared data'),
      note: both('Kan afleveres i to fag', 'Can be handed in for two subjects'),
      body: both(
        'I får filen samme aften. Lav ét diagram, der viser jeres måling og spredningen på de andre. Diskutér i ti linjer, hvad der skulle til, for at I ville tro på en afvigelse.',
        'You get the file the same evening. Make one chart that shows your measurement and the spread of the others. Discuss in ten lines what it would take for you to believe in a deviation.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 8, 9, 10, 11, 12], starts: ['09:00', '12:15'], perWeek: 2 },
};
