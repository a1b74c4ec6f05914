import type { Texts } from '#server/time/language.ts';

const da = {
  title: 'Find undervisning ude af huset',
  heading: 'Tag alle med ud',
  lede: (count: string) =>
    `${count} forløb for dagtilbud, grundskole og ungdomsuddannelser. Vi viser kun tider, hvor der er plads til jer alle.`,
  form: 'Find forløb',
  level: 'Hvem er I?',
  when: 'Hvornår?',
  howMany: 'Hvor mange?',
  show: 'Vis ledige tider',
  byFamily: 'Eller begynd med faget',
  byGroup: 'Eller begynd med jer selv',
  places: 'Steder at tage hen',
  families: {
    HISTORY: 'Forter, dysser og købstæder. I undersøger stedet og finder ud af, hvem der var her før jer.',
    SCIENCE: 'Waders på, lup frem. I samler, tæller og undrer jer over det, I selv har fundet.',
    ARTS: 'Lyd i kasematten, farve af jord. I arbejder med de samme greb som kunstnerne.',
  },
  groups: {
    DAYCARE: 'Små grupper, korte besøg og god tid til at røre ved tingene. Vælg vuggestue eller børnehave.',
    PRIMARY: 'Fra 0. til 10. klasse. Med lærervejledning før, feltark under og noget at gå videre med bagefter.',
    UPPER_SECONDARY: 'Kildearbejde, feltarbejde og forsøg til STX, HF, HHX, HTX, EUD og FGU.',
  },
};

const en = {
  title: 'Find teaching outside the classroom',
  heading: 'Bring everyone along',
  lede: (count: string) =>
    `${count} visits for daycares, schools and youth education. We only show times with room for all of you.`,
  form: 'Find a visit',
  level: 'Who are you?',
  when: 'When?',
  howMany: 'How many?',
  show: 'Show free times',
  byFamily: 'Or begin with the subject',
  byGroup: 'Or begin with yourselves',
  places: 'Places to go',
  families: {
    HISTORY: 'Forts, dolmens and market towns. The group enters the place and asks who was here before.',
    SCIENCE: 'Waders on, magnifiers out. You collect, count and wonder at what you have found yourselves.',
    ARTS: 'Sound in the casemate, colour from earth. You work with the same means as the artists.',
  },
  groups: {
    DAYCARE: 'Small groups, short visits and time to touch things. Choose nursery or kindergarten.',
    PRIMARY: 'From grade 0 to 10. With a guide before, field sheets during, and something to go on with after.',
    UPPER_SECONDARY: 'Sources, field and laboratory for upper secondary and vocational students.',
  },
} satisfies Texts<typeof da>;

/** Words of the front page. */
export const frontTexts = { da, en };
