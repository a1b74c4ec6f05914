import type { PrivacyFacts } from '#server/privacy/privacy.contract.ts';
import type { Language } from '#server/time/language.ts';
import type { Article } from './article.ts';

const da = ({ accessibility: contact, controller }: PrivacyFacts): Article => ({
  title: 'Tilgængelighedserklæring',
  lede: 'Alle skal kunne booke et besøg: med tastatur, skærmlæser, forstørrelse, på en gammel telefon og uden JavaScript.',
  sections: [
    {
      heading: 'Hvad erklæringen gælder',
      paragraphs: [
        `Erklæringen gælder Skolebesøg, den platform I er på nu, som ${controller.name} har ansvaret for. Den er lavet efter lov om tilgængelighed af offentlige organers websteder og mobilapplikationer, som følger EU-standarden EN 301 549 og WCAG 2.1 på niveau AA.`,
      ],
    },
    {
      heading: 'Overensstemmelse',
      paragraphs: ['Webstedet er delvist i overensstemmelse med loven. Det, der mangler, står nedenfor.'],
    },
    {
      heading: 'Indhold, der ikke er fuldt tilgængeligt',
      points: [
        'Navne på steder og afdelinger er på dansk på de engelske sider og er ikke mærket som dansk, så en engelsk skærmlæser kan udtale dem forkert.',
        'Links til kort fører til et kort hos andre, som vi ikke råder over. Adresse, mødested og transport står derfor altid som tekst ved siden af.',
        'Webstedet er endnu ikke afprøvet af en uvildig tester med alle udbredte skærmlæsere.',
      ],
    },
    {
      heading: 'Sådan har vi undersøgt det',
      paragraphs: [
        'Vi har vurderet webstedet selv. Automatiske test gennemgår siderne i en rigtig browser, hver gang noget ændres: kontrast i lyst og mørkt, overskrifter, navne på felter og knapper, og at siderne virker uden JavaScript. Derudover har vi set hver side i 360 og 1280 pixels bredde, i lyst og mørkt.',
        'Erklæringen er lavet den 22. november 2026 og bliver gennemgået mindst én gang om året.',
      ],
    },
    {
      heading: 'Fandt du noget, du ikke kan bruge?',
      paragraphs: [
        'Skriv eller ring til os, så svarer vi inden for fem hverdage. Fortæl gerne, hvilken side det var, og hvad du brugte. Vi hjælper også med at booke over telefonen.',
      ],
      links: [
        { label: 'E-mail', text: contact.email, href: `mailto:${contact.email}` },
        { label: 'Telefon', text: contact.phone, href: `tel:${contact.phone.replaceAll(' ', '')}` },
      ],
    },
    {
      heading: 'Hvis vores svar ikke hjælper',
      paragraphs: [
        'Digitaliseringsstyrelsen fører tilsyn med loven. Du kan klage dertil, hvis du ikke får svar, eller hvis du er utilfreds med svaret.',
      ],
      links: [
        {
          label: 'Tilsyn',
          text: 'Digitaliseringsstyrelsen om webtilgængelighed',
          href: 'https://digst.dk/digital-inklusion/webtilgaengelighed/',
        },
      ],
    },
  ],
});

const en = ({ accessibility: contact, controller }: PrivacyFacts): Article => ({
  title: 'Accessibility statement',
  lede: 'Everybody must be able to book a visit: by keyboard, with a screen reader, magnified, on an old phone and without JavaScript.',
  sections: [
    {
      heading: 'What this statement covers',
      paragraphs: [
        `This statement covers Skolebesøg, the platform you are on now, for which ${controller.name} is responsible. It follows the Danish act on the accessibility of public bodies’ websites and mobile applications, which rests on the European standard EN 301 549 and WCAG 2.1, level AA.`,
      ],
    },
    {
      heading: 'Compliance',
      paragraphs: ['The website is partially compliant with the act. What is missing is listed below.'],
    },
    {
      heading: 'Content that is not fully accessible',
      points: [
        'Names of places and departments are in Danish on the English pages and are not marked as Danish, so an English screen reader may pronounce them wrongly.',
        'Links to maps lead to a map of others that we do not control. Address, meeting point and transport therefore always stand as text beside them.',
        'The website has not yet been tried by an independent tester with all common screen readers.',
      ],
    },
    {
      heading: 'How we have examined it',
      paragraphs: [
        'We have assessed the website ourselves. Automatic tests go through the pages in a real browser whenever something changes: contrast in light and dark, headings, names of fields and buttons, and that pages work without JavaScript. We have also looked at every page at widths of 360 and 1280 pixels, in light and dark.',
        'The statement was made on 22 November 2026 and is reviewed at least once a year.',
      ],
    },
    {
      heading: 'Did you find something you cannot use?',
      paragraphs: [
        'Write or call us, and we answer within five working days. Tell us which page it was and what you used. We also help you to book by phone.',
      ],
      links: [
        { label: 'Mail', text: contact.email, href: `mailto:${contact.email}` },
        { label: 'Phone', text: contact.phone, href: `tel:${contact.phone.replaceAll(' ', '')}` },
      ],
    },
    {
      heading: 'If our answer does not help',
      paragraphs: [
        'The Danish Agency for Digital Government supervises the act. You can complain there if you get no answer, or are not satisfied with it.',
      ],
      links: [
        {
          label: 'Supervision',
          text: 'Digitaliseringsstyrelsen on web accessibility (in Danish)',
          href: 'https://digst.dk/digital-inklusion/webtilgaengelighed/',
        },
      ],
    },
  ],
});

/** The accessibility statement, in the shape of the EU's model statement (2018/1523). */
export const accessibility: Record<Language, (facts: PrivacyFacts) => Article> = { da, en };
