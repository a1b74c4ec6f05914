import type { Inline } from './content.ts';

/** Danish: mails about an account. "Du" is its owner, "vi" the platform. */
export const accountDa = {
  login: {
    subject: 'Dit link til at logge ind på Skolebesøg',
    preheader: (until: string) => `Virker én gang og indtil ${until}.`,
    heading: 'Her er dit link',
    lead: (until: string): Inline[] => [
      'Tryk på knappen i den browser, hvor du bad om linket. Det virker én gang og indtil ',
      { strong: until },
      '.',
    ],
    action: 'Log ind',
  },
  prove: {
    subject: 'Bekræft din mailadresse på Skolebesøg',
    preheader: (until: string) => `Virker én gang og indtil ${until}.`,
    heading: 'Er det din mailadresse?',
    lead: (until: string): Inline[] => [
      'Bekræft den i den browser, hvor du skrev den. Så kan du se de bookinger, der er lavet med adressen. Linket virker én gang og indtil ',
      { strong: until },
      '.',
    ],
    action: 'Bekræft mailadressen',
  },
  code: 'Læser du mailen på en anden enhed, så skriv koden der, hvor du bad om linket',
  keepCode: 'Giv aldrig koden videre. Vi spørger ikke efter den i telefonen, på sms eller i en mail.',
  notYou: 'Har du ikke bedt om linket, kan du slette mailen. Ingen kan bruge linket uden den browser, der bad om det.',
  invitation: {
    subject: 'Du er inviteret til Skolebesøg',
    somebody: 'En medarbejder',
    preheader: (name: string) => `${name} har lavet en konto til dig.`,
    heading: 'Velkommen til Skolebesøg',
    lead: (name: string): Inline[] => [
      { strong: name },
      ' har lavet en konto til dig. Tryk på knappen for at tage den i brug. Du vælger selv din adgangskode.',
    ],
    action: 'Tag kontoen i brug',
    roles: 'Adgang som',
    until: 'Linket virker til',
    notYou: 'Kender du ikke noget til det, kan du slette mailen. Kontoen kan ikke bruges uden linket.',
  },
  notice: {
    subject: {
      PASSWORD_CHANGED: 'Din adgangskode er ændret',
      SECOND_FACTOR_ADDED: 'Koder fra en app er slået til',
      SECOND_FACTOR_REMOVED: 'Koder fra en app er slået fra',
      PASSKEY_ADDED: 'Der er en ny adgangsnøgle på din konto',
      PASSKEY_REMOVED: 'En adgangsnøgle er fjernet fra din konto',
      MANY_FAILURES: 'Mange forgæves forsøg på at logge ind',
      IDENTITY_ADDED: 'Du kan nu logge ind på en ny måde',
      RECOVERY_CODE_USED: 'En af dine gendannelseskoder er brugt',
    },
    lead: {
      PASSWORD_CHANGED: (when: string) =>
        `Adgangskoden til din konto på Skolebesøg blev ændret ${when}. Alle andre steder er du logget ud.`,
      SECOND_FACTOR_ADDED: (when: string) =>
        `Siden ${when} skal du også skrive en kode fra din app, når du logger ind på Skolebesøg med adgangskode.`,
      SECOND_FACTOR_REMOVED: (when: string) =>
        `Siden ${when} bliver du ikke længere spurgt om en kode fra din app, når du logger ind på Skolebesøg.`,
      PASSKEY_ADDED: (when: string) =>
        `En ny adgangsnøgle (passkey) blev knyttet til din konto på Skolebesøg ${when}. Den kan logge dig ind uden adgangskode.`,
      PASSKEY_REMOVED: (when: string) =>
        `En adgangsnøgle (passkey) blev fjernet fra din konto på Skolebesøg ${when}. Den kan ikke længere logge dig ind.`,
      MANY_FAILURES: (when: string) =>
        `Nogen har mange gange prøvet at logge ind på din konto på Skolebesøg med en forkert adgangskode eller kode, senest ${when}. Det lykkedes ikke, og vi beder dem nu vente.`,
      IDENTITY_ADDED: (when: string) =>
        `Din konto på Skolebesøg blev ${when} forbundet med en konto et andet sted (UNI-Login eller Microsoft), som nu kan logge dig ind.`,
      RECOVERY_CODE_USED: (when: string) =>
        `Nogen loggede ind på din konto på Skolebesøg ${when} med en af dine gendannelseskoder. Den kan ikke bruges igen.`,
    },
    action: 'Se, hvordan din konto er sikret',
    you: 'Var det dig, skal du ikke gøre noget.',
    notYou: 'Var det ikke dig, så log ind, skift adgangskode og log ud alle andre steder.',
    failures:
      'Har du selv tastet forkert, skal du ikke gøre noget. Ellers er det en god idé at vælge en ny, lang adgangskode.',
  },
  why: {
    LOGIN_LINK: 'Du får denne mail, fordi din mailadresse er skrevet på login-siden.',
    INVITATION: 'Du får denne mail, fordi en medarbejder har skrevet din mailadresse.',
    SECURITY_NOTICE: 'Du får denne mail, fordi du har en konto på Skolebesøg. Den slags beskeder kan ikke slås fra.',
  },
  noReply: 'Mailen kan ikke besvares.',
  clock: (time: string) => `kl. ${time}`,
  dayAndClock: (day: string, time: string) => `${day} kl. ${time}`,
};
