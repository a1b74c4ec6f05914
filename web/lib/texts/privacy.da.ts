import type { PrivacyFacts } from '#server/privacy/privacy.contract.ts';
import type { Article } from './article.ts';

const days = (count: number) => (count === 1 ? '1 dag' : `${count} dage`);
const months = (count: number) => (count === 1 ? '1 måned' : `${count} måneder`);

/** The privacy page in Danish: GDPR articles 13 and 14. Contacts and periods are the installation's own settings. */
export function da({ controller, dataProtectionOfficer, periods }: PrivacyFacts): Article {
  return {
    title: 'Privatliv',
    lede: 'Vi gemmer det, der skal til for at holde besøget, og ikke mere. Ingen børns navne, ingen diagnoser, ingen sporing.',
    sections: [
      {
        heading: 'Hvem har ansvaret',
        paragraphs: [`${controller.name} er dataansvarlig: ${controller.address}.`],
        links: [
          { label: 'Dataansvarlig', text: controller.email, href: `mailto:${controller.email}` },
          { label: 'Telefon', text: controller.phone, href: `tel:${controller.phone.replaceAll(' ', '')}` },
          {
            label: 'Databeskyttelsesrådgiver',
            text: dataProtectionOfficer.email,
            href: `mailto:${dataProtectionOfficer.email}`,
          },
        ],
      },
      {
        heading: 'Det gemmer vi om en booking',
        points: [
          'Skolen eller dagtilbuddet: nummer, navn, adresse og kommune fra de offentlige registre.',
          'Den, der booker, og den, der kommer: navn, e-mail og telefon. Har en kollega booket for dig, har vi dine oplysninger fra kollegaen.',
          'Mailadressen til skolens kontor, hvis I skriver den.',
          'Gruppen: navn som 5.b eller Rød stue, trin, antal børn eller elever og antal voksne.',
          'Det, I skriver om behov og beskeder. Skriv det om gruppen, aldrig om et bestemt barn.',
          'EAN-nummer og rekvisitionsnummer, når der skal betales.',
          'Efter besøget: hvor mange der kom.',
        ],
      },
      {
        heading: 'Når du logger ind',
        paragraphs: [
          'Du kan booke uden at logge ind. Logger du ind, gemmer vi også din konto med navn og mailadresse, dine roller, hvor og hvornår du er logget ind, og hvad din browser kalder sig. Logger du ind med UNI-Login eller Microsoft, gemmer vi det nummer, de kender dig under.',
          'Du kan vælge at lade kolleger på din skole se dine besøg. Det sker kun, når I begge har sagt ja, og du kan slå det fra igen.',
          'Medarbejdere logger ind med adgangskode og kode fra en app, eller med en adgangsnøgle. Adgangskoder gemmes kun som et aftryk, der ikke kan regnes tilbage.',
          'Forkerte forsøg på at logge ind tælles pr. mailadresse og netværksadresse.',
        ],
      },
      {
        heading: 'Mails og kalendere',
        paragraphs: [
          'Mails om et besøg sendes til den, der booker, den, der kommer, underviserne og eventuelt skolens kontor. De indeholder tid, sted, gruppe, navne og telefonnumre og det, I har skrevet om behov, og de har en kalenderinvitation med. Når de er sendt, ligger de hos modtagerens egen mailudbyder.',
          'Abonnerer du på en kalender, kan alle med dens adresse læse den. Du kan lukke den igen på din side.',
        ],
      },
      {
        heading: 'Hvorfor vi må',
        paragraphs: [
          'Vi behandler oplysningerne for at kunne planlægge, holde og afregne besøg og føre statistik over dem. Det er nødvendigt for at udføre undervisningen som en opgave i samfundets interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e). Bilag til regninger gemmes, fordi bogføringsloven kræver det (litra c).',
          'Vi beder ikke om følsomme oplysninger. Du behøver ikke give os andet, end felterne kræver; uden navn, mail og telefon kan vi ikke holde en tid til jer.',
          'Ingen afgørelser om personer træffes automatisk.',
        ],
      },
      {
        heading: 'Hvem kan se det',
        points: [
          'Afdelingen, I besøger: underviserne og den, der leder afdelingen.',
          'Skolens egen administrator: skolens besøg.',
          'Videncentret, som driver platformen og fører statistikken.',
          'Koordinatorer i kommuner og regioner og samarbejdspartnere: tal, ikke navne.',
          'Den, der har linket i jeres mail.',
          'De leverandører, der driver server og mail for os, efter aftale med os.',
          'Ingen andre. Vi sælger ikke oplysninger, og siderne henter intet fra andre firmaer. Vi sender ikke oplysninger ud af EU.',
        ],
      },
      {
        heading: 'Hvor længe',
        points: [
          `Navne, mailadresser, telefonnumre og beskeder i en booking: ${months(periods.contactMonths)} efter besøget.`,
          `Mailens tekst: ${days(periods.mailDays)} efter besøget.`,
          `Links, udløbne logins og talte forsøg: ${days(periods.technicalDays)} efter de er udløbet.`,
          `En lærers eller skoleadministrators konto, som ingen bruger: ${months(periods.accountMonths)}.`,
          `En medarbejders konto: ${months(periods.deactivatedMonths)} efter den er lukket.`,
          `Hvornår en medarbejder er væk eller har andre arbejdstider: ${months(periods.absenceMonths)} efter. Hvorfor gemmes ikke.`,
          'Hvem der har gjort hvad: bliver, men kun med kontoens nummer, ikke med navn eller mailadresse.',
          'Tallene bliver: hvilken institution, hvilket forløb, hvor mange der kom. De kan ikke føres tilbage til en person.',
        ],
        paragraphs: ['Systemet sletter selv hver nat. Statistik, der offentliggøres, viser ikke tal under fem.'],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'Vi bruger kun cookies, der er nødvendige for det, du beder om: at være logget ind, at pladser kan holdes i din browser, mens du udfylder en booking (cookien slettes efter højst 20 minutter), at et link i en mail kun virker i den browser, der bad om det, og at et login hos UNI-Login eller Microsoft finder tilbage. De bruges ikke til andet, og ingen andre kan læse dem. Derfor er der ikke noget samtykkebanner.',
        ],
      },
      {
        heading: 'Dine rettigheder',
        paragraphs: [
          'Du kan få at vide, hvad vi har gemt om dig, og få det udleveret som en fil. Du kan få det rettet, få det slettet, få behandlingen begrænset og gøre indsigelse. Er du logget ind, kan du selv hente dine oplysninger på din side; ellers skriv til os fra den mailadresse, det gælder. Vi svarer inden for en måned.',
          'En booking kan du selv se, rette og aflyse med linket i mailen. Et kommende besøg skal aflyses eller overdrages, før vi kan slette dit navn på det.',
          'Er du utilfreds med vores svar, kan du klage til Datatilsynet.',
        ],
        links: [{ label: 'Klage', text: 'Datatilsynet', href: 'https://www.datatilsynet.dk/borger/klage' }],
      },
    ],
  };
}
