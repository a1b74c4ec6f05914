import type { Language } from '#server/time/language.ts';
import type { Article } from './article.ts';

const da: Article = {
  title: 'Sådan booker I',
  lede: 'Fra idé til bekræftet besøg på et par minutter. I skal ikke oprette en konto.',
  sections: [
    {
      heading: 'Fem trin',
      numbered: true,
      points: [
        'Vælg, hvem I er, hvornår I kan, og hvor mange I er. Vi viser kun forløb, der har plads til jer alle.',
        'Åbn et forløb, og læs, hvad I skal lave, hvor I skal mødes, og hvad I skal have på.',
        'Tryk på en ledig tid. De tider, der er fulde eller lukkede, står der også, så I kan se, hvornår der plejer at være plads.',
        'Find jeres skole eller dagtilbud på listen, og skriv, hvem der kommer: gruppens navn, trin, antal børn eller elever og antal voksne.',
        'Tryk på Book. I får bookingnummeret med det samme og en mail med alt det praktiske og en invitation til kalenderen.',
      ],
    },
    {
      heading: 'Linket i mailen er jeres nøgle',
      paragraphs: [
        'Med linket kan I se bookingen, rette antallet, hente besøget til kalenderen og melde afbud. Del det kun med dem, der må ændre noget.',
        'Hver gang I ændrer noget, får alle, der er inviteret, en ny mail, og kalenderen bliver rettet.',
      ],
    },
    {
      heading: 'Hvem får hvad',
      points: [
        'Den, der kommer med gruppen, får bekræftelsen, linket og kalenderinvitationen.',
        'Skolens kontor kan også få en invitation. Skriv kontorets mailadresse, når I booker.',
        'Afdelingens underviser får besøget i sin kalender.',
      ],
    },
    {
      heading: 'Voksne',
      paragraphs: [
        'Ved hvert forløb står, hvor mange børn eller elever der højst må være for hver voksen. Tæl alle medfølgende voksne med, også jer selv. Vores underviser tæller ikke med.',
      ],
    },
    {
      heading: 'Hvis noget ændrer sig',
      paragraphs: [
        'Bliver I færre, så ret antallet med linket. Det kan I, lige til besøget begynder. Bliver I flere, kan I rette det, så længe der er plads og fristen for at booke ikke er overskredet.',
        'Afbud klarer I med linket indtil afbudsfristen. Fristen står ved forløbet og i mailen. Derefter skal I ringe eller skrive til afdelingen.',
        'Er vi nødt til at aflyse, får I besked på mail med det samme.',
      ],
    },
    {
      heading: 'Behov',
      paragraphs: [
        'Skriv, hvad gruppen har brug for, fx kørestol, tolk eller en rolig start. Skriv ikke navne på børn, og skriv ikke diagnoser.',
      ],
    },
    {
      heading: 'Fandt I ingen tid?',
      paragraphs: [
        'Ring eller skriv til afdelingen. Den kan somme tider flytte en tid eller sige, hvornår der kommer nye.',
      ],
      links: [{ label: 'Kontakt', text: 'Find afdelingen under Steder', href: '/steder' }],
    },
  ],
};

const en: Article = {
  title: 'How to book',
  lede: 'From idea to confirmed visit in a few minutes. You do not need an account.',
  sections: [
    {
      heading: 'Five steps',
      numbered: true,
      points: [
        'Choose who you are, when you can come and how many you are. We only show visits with room for all of you.',
        'Open a visit and read what you will do, where to meet and what to wear.',
        'Choose a free time. Times that are full or closed are shown too, so that you can see when there is usually room.',
        'Find your school or daycare on the list and write who is coming: the name of the group, the level, how many children or pupils and how many adults.',
        'Press Book. You get the booking number at once, and a mail with everything practical and a calendar invitation.',
      ],
    },
    {
      heading: 'The link in the mail is your key',
      paragraphs: [
        'With the link you can see the booking, change the numbers, put the visit in your calendar and cancel. Share it only with those who may change something.',
        'Each time you change something, everybody invited gets a new mail, and the calendar is corrected.',
      ],
    },
    {
      heading: 'Who gets what',
      points: [
        'The person who comes with the group gets the confirmation, the link and the calendar invitation.',
        'The school office can get an invitation too. Write its mail address when you book.',
        'Our educator gets the visit in the calendar.',
      ],
    },
    {
      heading: 'Adults',
      paragraphs: [
        'Each visit says how many children or pupils there may be for each adult. Count all accompanying adults, yourself included. Our educator does not count.',
      ],
    },
    {
      heading: 'If something changes',
      paragraphs: [
        'If you become fewer, correct the number with the link, right up to the start. If you become more, you can change it while there is room and the booking deadline has not passed.',
        'You cancel with the link until the cancellation deadline, which stands with the visit and in the mail. After that, call or write to the department.',
        'If we have to cancel, you hear from us by mail at once.',
      ],
    },
    {
      heading: 'Needs',
      paragraphs: [
        'Write what the group needs, such as wheelchair access, an interpreter or a quiet start. Do not write names of children, and do not write diagnoses.',
      ],
    },
    {
      heading: 'No time that fits?',
      paragraphs: ['Call or write to the department. It can sometimes move a time or say when new ones will come.'],
      links: [{ label: 'Contact', text: 'Find the department under Places', href: '/steder' }],
    },
  ],
};

export const howToBook: Record<Language, Article> = { da, en };
