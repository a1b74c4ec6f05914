import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const livetPaaLavtVand: OfferContent = {
  slug: 'livet-paa-lavt-vand',
  site: 'vaerkstedet',
  title: both('Livet på lavt vand', 'Life in Shallow Water'),
  teaser: both(
    'Klassen vader ud i lagunen med net og glaskasser og finder ud af, hvem der kan leve, hvor bølgerne slår.',
    'The class wades into the lagoon with nets and glass tanks and finds out who can live where the waves break.',
  ),
  description: both(
    prose`
      På en halv meter vand lever der mere, end man tror fra stranden: hesterejer, tangnåle, slørtang og små fladfisk, der
      ligner sand. Eleverne går ud i makkerpar, højst til knæene, og samler dyr og alger i glaskasser.

      Inde på stranden bliver fundene sorteret. Hvem spiser hvem? Hvem gemmer sig, og hvordan? Klassen tegner sit eget
      fødenet i sandet og prøver at tage en art væk. Alle dyr bliver sat ud, før I går.
    `,
    prose`
      Half a metre of water holds more life than you would think from the beach: brown shrimp, pipefish, seaweed and small
      flatfish that look like sand. The pupils go out in pairs, no further than to the knees, and collect animals and algae
      in glass tanks.

      Back on the beach the finds are sorted. Who eats whom? Who hides, and how? The class draws its own food web in the
      sand and tries to take one species away. All animals are let out again before you leave.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Velkommen ved værkstedet', 'Welcome at the workshop'),
      text: both(
        'Tasker ind, waders på. Underviseren viser lagunen på kortet.',
        'Bags in, waders on. The educator shows the lagoon on the map.',
      ),
    },
    {
      minute: 20,
      title: both('Ud i vandet', 'Into the water'),
      text: both(
        'Makkerpar med net og spand, højst til knæene.',
        'Pairs with net and bucket, no further than to the knees.',
      ),
    },
    {
      minute: 70,
      title: both('Under lup', 'Under the lens'),
      text: both(
        'Fundene bliver sorteret: Hvem spiser hvem? Hvem gemmer sig?',
        'The finds are sorted: who eats whom? Who hides?',
      ),
    },
    {
      minute: 100,
      title: both('Klassens fødenet', 'The class food web'),
      text: both(
        'Hvert hold tegner sit dyr ind i sandet. Dyrene bliver sat ud igen.',
        'Each team draws its animal in the sand. The animals are let out again.',
      ),
    },
    {
      minute: 115,
      title: both('Farvel', 'Goodbye'),
      text: both(
        'Madpakkerne kan spises i læ bag værkstedet.',
        'Packed lunches can be eaten in the shelter behind the workshop.',
      ),
    },
  ],
  clothing: both(
    'Varmt tøj og skiftesokker. Vi har waders i str. 28–42.',
    'Warm clothes and spare socks. We have waders in sizes 28–42.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_TECHNOLOGY', 'BIOLOGY'],
  targetGroups: ['PRIMARY'],
  grades: [4, 6],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'SPRING', motif: 'scallop' },
  keywords: 'lagune hav strand dyr alger fødenet fiskenet rejer krabber waders vand',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Lærervejledning', 'Teacher’s guide'),
      note: both('Læs selv, 10 minutter', 'For yourself, 10 minutes'),
      body: both(
        prose`
          Eleverne skal kende tre ord: art, levested og fødekæde. Tag fødekæden først: Tegn græs, hare og ræv, og lad klassen
          vende pilene rigtigt. Pilen peger altid mod den, der spiser.

          Sæt makkerpar hjemmefra. Den ene har nettet, den anden spanden, og de bytter undervejs. Skriv skostørrelser ned,
          og tag listen med, så får alle hurtigt waders på.

          Vandet er 8 grader i april og 16 i juni. Ingen bliver våde over knæene, hvis de står stille, når bølgen kommer.
          Tag alligevel et sæt skiftetøj med for hver ti elever.
        `,
        prose`
          The pupils need three words: species, habitat and food chain. Take the food chain first: draw grass, hare and fox
          and let the class turn the arrows the right way. The arrow always points at the one that eats.

          Put the pupils in pairs at school. One has the net, the other the bucket, and they swap on the way. Write down shoe
          sizes and bring the list, then everyone gets waders on quickly.

          The water is 8 degrees in April and 16 in June. Nobody gets wet above the knees if they stand still when the wave
          comes. Bring a set of dry clothes for every ten pupils all the same.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Feltark til makkerpar', 'Field sheet for pairs'),
      note: both('Vi printer', 'We print'),
      body: both(
        'Arket har fire felter: Vi fandt. Det bevæger sig sådan. Det gemmer sig ved. Vi tror, det spiser. Tegn i de to første, skriv i de to sidste.',
        'The sheet has four fields: We found. It moves like this. It hides by. We think it eats. Draw in the first two, write in the last two.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Byg klassens fødenet', 'Build the class food web'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Skriv klassens fund på kort, og hæng dem på en snor med klemmer. Træk tråd fra den, der bliver spist, til den, der spiser. Klip så én tråd over, og tal om, hvem der mærker det først. Hvad sker der i en varm sommer, hvor der mangler ilt i vandet?',
        'Write the finds of the class on cards and peg them on a line. Draw threads from the one that is eaten to the one that eats. Then cut one thread and talk about who notices first. What happens in a warm summer when the water is short of oxygen?',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10], starts: ['09:30', '12:30'], perWeek: 6 },
};
