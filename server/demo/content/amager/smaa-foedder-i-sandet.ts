import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const smaaFoedderISandet: OfferContent = {
  slug: 'smaa-foedder-i-sandet',
  site: 'vaerkstedet',
  title: both('Små fødder i sandet', 'Small Feet in the Sand'),
  teaser: both(
    'Vådt sand, tørt sand, koldt vand og varme hænder. For de yngste, i deres tempo.',
    'Wet sand, dry sand, cold water and warm hands. For the youngest, at their pace.',
  ),
  description: both(
    prose`
      En formiddag for vuggestue og dagpleje. Vi breder tæpper ud i læ og lader børnene gå selv, når de vil. Der er sand i
      fire slags, vand i lave baljer og skaller, der er for store til at spise.

      Underviseren synger en kort sang for hvert skift, så alle ved, hvad der sker. Intet skal nås. Et barn, der sover,
      sover i læ, og de andre fortsætter.
    `,
    prose`
      A morning for nurseries and childminders. We spread blankets in the shelter and let the children set off when they
      want to. There are four kinds of sand, water in low tubs and shells too big to eat.

      The educator sings a short song at each change so that everyone knows what is happening. Nothing has to be finished. A
      child who sleeps, sleeps in the shelter, and the others carry on.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Goddagsang', 'Hello song'),
      text: both(
        'Vi sidder på tæpperne og siger hej til sandet med én finger.',
        'We sit on the blankets and say hello to the sand with one finger.',
      ),
    },
    {
      minute: 10,
      title: both('Fire slags sand', 'Four kinds of sand'),
      text: both(
        'Vådt, tørt, groft og lunt. Med hænder eller bare tæer.',
        'Wet, dry, coarse and warm. With hands or bare toes.',
      ),
    },
    {
      minute: 30,
      title: both('Vand i balje', 'Water in a tub'),
      text: both('Vi hælder, rører og lytter til skallerne.', 'We pour, stir and listen to the shells.'),
    },
    {
      minute: 40,
      title: both('Farvelsang', 'Goodbye song'),
      text: both('Håndklæder og tørre sokker.', 'Towels and dry socks.'),
    },
  ],
  clothing: both(
    'Skiftetøj til alle og hue mod vinden. Om vinteren er vi i værkstedet.',
    'A change of clothes for everyone and a hat against the wind. In winter we stay in the workshop.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['BODY_SENSES_MOVEMENT', 'NATURE_OUTDOOR_SCIENCE'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['NURSERY', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 45,
  maxPupils: 12,
  pupilsPerAdult: 4,
  leadTimeWorkingDays: 1,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'SUMMER', motif: 'footprints' },
  keywords: 'vuggestue dagpleje sanser sand vand sang strand de yngste',
  materials: [
    {
      phase: 'BEFORE',
      title: both('To sange og en pose sand', 'Two songs and a bag of sand'),
      note: both('Til ugen før', 'For the week before'),
      body: both(
        prose`
          Goddagsangen går på samme melodi som Mester Jakob: Goddag, sandet. Goddag, vandet. Hvor er I? Her er vi. Farvelsangen er den samme med farvel. Syng dem et par gange, inden I kommer, så er noget kendt,
          når alt andet er nyt.

          Hæld tørt sand i en fast pose med lynlås, og lad børnene trykke på den. Så kender de lyden. Vi har puslebord, kogt
          vand og en krog, hvor man kan være alene med ét barn.
        `,
        prose`
          The hello song goes to the tune of Frère Jacques: Hello, sand. Hello, water. Where are you? Here we are. The goodbye song is the same with goodbye. Sing them a couple of times before you come,
          then something is familiar when everything else is new.

          Pour dry sand into a sturdy zip bag and let the children press it. Then they know the sound. We have a changing table,
          boiled water and a corner where you can be alone with one child.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Fire bakker', 'Four trays'),
      note: both('Vi stiller frem', 'We set them out'),
      body: both(
        'Bakkerne står lavt, så børnene kan støtte sig til kanten. Sæt ord på det, barnet gør, ikke på det, det skal: Du klemmer. Det løber. Nu er det væk.',
        'The trays stand low so that the children can lean on the edge. Put words to what the child is doing, not to what it should do: You squeeze. It runs. Now it is gone.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Sandet med hjem', 'Take the sand home'),
      note: both('Et glas til stuen', 'A jar for the room'),
      body: both(
        'I får et lille glas sand og tre skaller med. Stil det i børnehøjde sammen med et billede fra turen. De yngste husker med hænderne.',
        'You get a small jar of sand and three shells to take home. Put it at the children’s height together with a picture from the trip. The youngest remember with their hands.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    starts: ['09:30', '10:30'],
    perWeek: 3,
    inSchoolHolidays: true,
  },
};
