import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const oeenOgEnergien: OfferContent = {
  slug: 'oeen-og-energien',
  site: 'vaerkstedet-i-roenne',
  title: both('Øen og energien', 'The Island and the Energy'),
  teaser: both(
    'Kablet til Sverige er røget. Holdet skal holde lyset tændt på en hel ø med det, øen selv har.',
    'The cable to Sweden has broken. The group has to keep the lights on across an island with what the island has.',
  ),
  description: both(
    prose`
      Det er sket flere gange: Et anker river søkablet over, og Bornholm skal klare sig selv. Holdet får et døgn, fire vindmøller,
      et felt solceller, et kraftværk med halm og flis, og 20.000 husstande, der ikke har planer om at spare.

      Grupperne bygger nettet op på vores modelbord, hvor spænding og frekvens kan måles, og hvor det faktisk går ud. Mellem
      runderne regner de på effekt og lagring. Eleverne fra EUD får den tekniske side af samme bord.
    `,
    prose`
      It has happened several times: an anchor tears the sea cable, and Bornholm has to manage on its own. The group gets a day
      and a night, four wind turbines, a field of solar panels, a power plant burning straw and wood chips, and 20,000 households
      with no plans to save.

      The groups build the grid on our model table, where voltage and frequency can be measured and where the lights really do go
      out. Between rounds they calculate power and storage. Vocational students get the technical side of the same table.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Kl. 6.40', '6.40 am'),
      text: both(
        'Kablet er væk. Hvad ved vi, og hvad haster?',
        'The cable is gone. What do we know, and what is urgent?',
      ),
    },
    {
      minute: 20,
      title: both('Første runde', 'First round'),
      text: both(
        'Grupperne balancerer forbrug og produktion time for time.',
        'The groups balance use and production hour by hour.',
      ),
    },
    {
      minute: 65,
      title: both('Regn efter', 'Do the sums'),
      text: both(
        'Effekt, energi og tab. Hvor stort et batteri ville hjælpe?',
        'Power, energy and losses. How large a battery would help?',
      ),
    },
    {
      minute: 95,
      title: both('Anden runde', 'Second round'),
      text: both('Samme døgn, med det I har lært.', 'The same day, with what you have learned.'),
    },
    {
      minute: 130,
      title: both('Hvem fik strøm?', 'Who got power?'),
      text: both('Vi ser på, hvem grupperne valgte at slukke for.', 'We look at whom the groups chose to cut off.'),
    },
  ],
  subjectFamily: 'SCIENCE',
  subjects: ['PHYSICS_CHEMISTRY', 'TECHNOLOGY', 'MATHEMATICS'],
  targetGroups: ['UPPER_SECONDARY', 'PRIMARY'],
  grades: [9, 10],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 150,
  maxPupils: 24,
  pupilsPerAdult: 24,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'MUSEUM', season: 'WINTER', motif: 'mill' },
  keywords: 'energi vindmølle elnet batteri grøn omstilling eud stx htx fgu beredskab model',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Effekt og energi', 'Power and energy'),
      note: both('1 modul', '1 period'),
      body: both(
        prose`
          Lad eleverne aflæse et døgns elforbrug derhjemme time for time og tegne det. Hvor er toppene? Læg klassens kurver oven i
          hinanden, og gang op til en by.

          Sørg for, at alle kan sige forskellen på effekt og energi med et eksempel. En elkedel og et køleskab er nok.
        `,
        prose`
          Let the students read a day’s use of electricity at home hour by hour and draw it. Where are the peaks? Lay the curves
          of the class on top of each other and scale them up to a town.

          Make sure that everyone can explain the difference between power and energy with an example. A kettle and a fridge are
          enough.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Vagtplan for et døgn', 'Duty plan for a day'),
      note: both('Et ark pr. gruppe', 'One sheet per group'),
      body: both(
        'For hver time: produktion, forbrug, forskel og beslutning. Skriv også, hvem der bliver slukket for. Den spalte er sværest at udfylde.',
        'For each hour: production, use, difference and decision. Also write who is cut off. That column is the hardest to fill in.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Jeres egen ø', 'An island of your own'),
      note: both('2 moduler', '2 periods'),
      body: both(
        'Vælg jeres egen kommune, og gør den til en ø. Find tal for forbrug og produktion, og skriv en beredskabsplan på to sider: hvad kører først, hvor længe, og hvad skal bygges inden 2035?',
        'Choose your own municipality and make it an island. Find figures for use and production and write an emergency plan of two pages: what runs first, for how long, and what has to be built before 2035?',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 8, 9, 10, 11, 12], starts: ['09:00', '12:15'], perWeek: 2 },
};
