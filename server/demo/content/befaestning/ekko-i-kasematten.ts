import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const ekkoIKasematten: OfferContent = {
  slug: 'ekko-i-kasematten',
  site: 'bagsvaerd-fort',
  title: both('Ekko i kasematten', 'Echoes in the Casemate'),
  teaser: both(
    'Et langt rum af beton giver lyden tilbage tre sekunder senere. Klassen laver musik, hvor rummet spiller med.',
    'A long concrete room gives the sound back three seconds later. The class makes music in which the room plays along.',
  ),
  description: both(
    prose`
      Kasematten på Bagsværd Fort blev bygget til kanoner. I dag er den tom, og det kan høres: Et enkelt klap bliver
      hængende i tre sekunder. Vi begynder i mørke og lytter, til alle har hørt deres eget åndedræt.

      Så går eleverne på jagt efter lyde i rummet. En sten mod gulvet, en hånd på en jerndør, en stemme helt inde i
      hjørnet. I grupper bygger de et kort stykke med begyndelse, midte og slutning, skriver det ned med egne tegn og
      spiller det for hinanden. I behøver ikke kunne spille på noget.
    `,
    prose`
      The casemate at Bagsværd Fort was built for guns. Today it is empty, and you can hear it: a single clap hangs
      in the air for three seconds. We begin in the dark and listen until everyone has heard their own breath.

      Then the pupils go looking for sounds in the room. A stone against the floor, a hand on an iron door, a voice right
      in the corner. In groups they build a short piece with a beginning, a middle and an end, write it down in signs of
      their own and play it to each other. You don’t need to be able to play anything.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Lyt', 'Listen'),
      text: both(
        'To minutter i mørke. Hvad hører vi, når vi tror, der er stille?',
        'Two minutes in the dark. What do we hear when we think it is quiet?',
      ),
    },
    {
      minute: 15,
      title: both('Saml lyde', 'Collect sounds'),
      text: both(
        'Eleverne finder fem lyde hver og giver dem et tegn.',
        'The pupils find five sounds each and give each of them a sign.',
      ),
    },
    {
      minute: 35,
      title: both('Byg et stykke', 'Build a piece'),
      text: both(
        'Grupper på fire-fem sætter lydene sammen, så rummet når at svare.',
        'Groups of four or five put the sounds together so that the room has time to answer.',
      ),
    },
    {
      minute: 65,
      title: both('Koncert', 'Concert'),
      text: both(
        'Vi spiller for hinanden, med lygte på noderne.',
        'We play for each other, with a torch on the score.',
      ),
    },
  ],
  clothing: both(
    'Der er 8–10 grader i kasematten. Tag en trøje mere på end udenfor.',
    'The casemate is 8–10 degrees. Wear one sweater more than outdoors.',
  ),
  subjectFamily: 'ARTS',
  subjects: ['MUSIC', 'NATURE_TECHNOLOGY'],
  targetGroups: ['PRIMARY'],
  grades: [3, 6],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 90,
  maxPupils: 26,
  pupilsPerAdult: 13,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'FORT', season: 'WINTER', motif: 'rings' },
  keywords: 'lyd ekko rumklang komponere noder beton fort kor',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Lydtur på skolen', 'A sound walk at school'),
      note: both('20 minutter', '20 minutes'),
      body: both(
        prose`
          Gå en tur på skolen med lukket mund. Stop fem steder, og stå helt stille i et minut: gymnastiksalen, trappen,
          toilettet, klassen og skolegården. Hvor længe bliver et klap hængende?

          Lad eleverne tegne lydene, som de ser ud for dem: korte streger, bølger, prikker. Tag tegningerne med, dem bruger
          vi som noder.

          Sig på forhånd, at der er mørkt i kasematten de første minutter. Den, der hellere vil stå i døren, hvor der er
          lys, kan gøre det.
        `,
        prose`
          Walk around the school without a word. Stop in five places and stand quite still for a minute: the gym, the
          stairs, the toilets, the classroom and the playground. How long does a clap linger?

          Let the pupils draw the sounds as they see them: short strokes, waves, dots. Bring the drawings, we use them as
          scores.

          Tell the class beforehand that the casemate is dark for the first few minutes. Anyone who would rather stand in
          the doorway, where there is light, is welcome to.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Tegn og partitur', 'Signs and score'),
      note: both('Store ark og kridt', 'Large sheets and chalk'),
      body: both(
        'Hver gruppe får et ark på en meter. Tiden går fra venstre mod højre, og hver tommelfingerbredde er ét sekund. Lad altid tre tomme bredder stå efter en kraftig lyd, for der spiller rummet.',
        'Each group gets a sheet one metre long. Time runs from left to right, and each thumb width is one second. Always leave three empty widths after a loud sound, because that is where the room plays.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Spil stykket i klassen', 'Play the piece in class'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Spil samme stykke i klasselokalet. Hvad mangler? Lad eleverne finde en måde at lave ekkoet selv: en gruppe, der svarer svagere, eller en gentagelse. Tal om, hvorfor en kirke, en bus og et soveværelse lyder forskelligt.',
        'Play the same piece in the classroom. What is missing? Let the pupils find a way to make the echo themselves: a group that answers more softly, or a repeat. Talk about why a church, a bus and a bedroom sound different.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 10, 11, 12], starts: ['09:15', '11:30'], perWeek: 3 },
};
