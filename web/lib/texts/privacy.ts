import type { Language } from '#server/time/language.ts';
import type { Article } from './article.ts';

const da: Article = {
  title: 'Privatliv',
  lede: 'Vi gemmer det, der skal til for at holde besøget, og ikke mere. Ingen børns navne, ingen diagnoser, ingen sporing.',
  sections: [
    {
      heading: 'Det gemmer vi om en booking',
      points: [
        'Skolen eller dagtilbuddet: nummer, navn, adresse og kommune fra de offentlige registre.',
        'Den, der booker, og den, der kommer: navn, e-mail og telefon.',
        'Mailadressen til skolens kontor, hvis I skriver den.',
        'Gruppen: navn som 5.b eller Rød stue, trin, antal børn eller elever og antal voksne.',
        'Det, I skriver om behov og beskeder. Skriv det om gruppen, aldrig om et bestemt barn.',
        'EAN-nummer og rekvisitionsnummer, når der skal betales.',
        'Efter besøget: hvor mange der kom.',
      ],
    },
    {
      heading: 'Hvorfor vi må',
      paragraphs: [
        'Vi behandler oplysningerne, fordi det er nødvendigt for at udføre undervisningen som en opgave i samfundets interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e), og for at kunne sende regning til offentlige institutioner.',
      ],
    },
    {
      heading: 'Hvem kan se det',
      points: [
        'Afdelingen, I besøger: underviserne og den, der leder afdelingen.',
        'Videncentret, som driver platformen og fører statistikken.',
        'Den, der har linket i jeres mail.',
        'Ingen andre. Vi sælger eller deler ikke oplysninger, og siderne henter intet fra andre firmaer.',
      ],
    },
    {
      heading: 'Hvor længe',
      paragraphs: [
        'Navne, mailadresser, telefonnumre og beskeder skal væk, når skoleåret efter besøget er slut. Tallene bliver: hvilken institution, hvilket forløb, hvor mange der kom.',
        'I denne første version sletter systemet ikke af sig selv. Vil I have noget slettet før, så skriv til os.',
        'Statistik, der offentliggøres, viser ikke tal under fem.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'Vi sætter kun en cookie, når en medarbejder logger ind. Den er nødvendig for at være logget ind og bruges ikke til andet. Derfor er der ikke noget samtykkebanner.',
      ],
    },
    {
      heading: 'Jeres rettigheder',
      paragraphs: [
        'I kan få at vide, hvad vi har gemt om jer, få det rettet, få det slettet og gøre indsigelse. Det meste kan I selv se og rette med linket i mailen.',
      ],
      links: [
        {
          label: 'Dataansvarlig',
          text: 'Videncentret, videncenter@example.org',
          href: 'mailto:videncenter@example.org',
        },
        { label: 'Databeskyttelsesrådgiver', text: 'dpo@example.org', href: 'mailto:dpo@example.org' },
        { label: 'Klage', text: 'Datatilsynet', href: 'https://www.datatilsynet.dk' },
      ],
    },
  ],
};

const en: Article = {
  title: 'Privacy',
  lede: 'We keep what it takes to hold the visit and nothing more. No children’s names, no diagnoses, no tracking.',
  sections: [
    {
      heading: 'What we keep about a booking',
      points: [
        'The school or daycare: number, name, address and municipality from the public registers.',
        'The person who books and the person who comes: name, mail and phone.',
        'The mail address of the school office, if you write it.',
        'The group: a name such as 5.b or Red Room, the level, how many children or pupils and how many adults.',
        'What you write about needs, and messages. Write about the group, never about one child.',
        'The EAN number and order number when something has to be paid.',
        'After the visit: how many came.',
      ],
    },
    {
      heading: 'Why we may',
      paragraphs: [
        'We process the data because it is necessary for teaching as a task in the public interest (GDPR article 6(1)(e)), and to be able to invoice public institutions.',
      ],
    },
    {
      heading: 'Who can see it',
      points: [
        'The department you visit: its educators and its lead.',
        'The knowledge centre, which runs the platform and keeps the statistics.',
        'Whoever has the link in your mail.',
        'Nobody else. We do not sell or share data, and our pages load nothing from other companies.',
      ],
    },
    {
      heading: 'For how long',
      paragraphs: [
        'Names, mail addresses, phone numbers and messages are to go when the school year after the visit has ended. The figures stay: which institution, which visit, how many came.',
        'This first version does not delete by itself. If you want something deleted earlier, write to us.',
        'Published statistics do not show figures below five.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'We set a cookie only when a member of staff logs in. It is necessary for being logged in and is used for nothing else. That is why there is no consent banner.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'You can learn what we keep about you, have it corrected or deleted, and object. Most of it you can see and correct yourself with the link in the mail.',
      ],
      links: [
        {
          label: 'Data controller',
          text: 'The knowledge centre, videncenter@example.org',
          href: 'mailto:videncenter@example.org',
        },
        { label: 'Data protection officer', text: 'dpo@example.org', href: 'mailto:dpo@example.org' },
        { label: 'Complaints', text: 'The Danish Data Protection Agency', href: 'https://www.datatilsynet.dk' },
      ],
    },
  ],
};

export const privacy: Record<Language, Article> = { da, en };
