import type { Language } from '#server/time/language.ts';

type Words = Record<Language, string>;

/**
 * Every action that the code writes, in words: `audit.words.test.ts` fails when one is missing. The sentence goes on after
 * who did it: "Kim Prøve har …" is not said, the page shows name and sentence side by side.
 */
export const actionWords: Record<string, Words> = {
  'booking.created': { da: 'Bookede besøget', en: 'Booked the visit' },
  'booking.changed': { da: 'Ændrede bookingen', en: 'Changed the booking' },
  'booking.cancelled': { da: 'Meldte afbud', en: 'Cancelled the booking' },
  'attendance.recorded': { da: 'Registrerede fremmøde', en: 'Recorded attendance' },
  'attendance.corrected': { da: 'Rettede fremmødet', en: 'Corrected the attendance' },
  'booking.moved': { da: 'Flyttede bookingen til en anden tid', en: 'Moved the booking to another time' },
  'booking.keptAfterReview': { da: 'Beholdt bookingen, som den er', en: 'Kept the booking as it is' },
  'session.cancelled': { da: 'Aflyste tiden', en: 'Cancelled the session' },
  'session.reopened': { da: 'Åbnede den aflyste tid igen', en: 'Opened the cancelled session again' },
  'session.reassigned': { da: 'Gav tiden videre', en: 'Handed the session over' },
  'person.invited': { da: 'Inviterede en person', en: 'Invited a person' },
  'person.invitedAgain': { da: 'Sendte invitationen igen', en: 'Sent the invitation again' },
  'person.changed': { da: 'Rettede personens oplysninger', en: 'Changed what stands about the person' },
  'person.deactivated': { da: 'Lukkede kontoen', en: 'Closed the account' },
  'person.reactivated': { da: 'Åbnede kontoen igen', en: 'Opened the account again' },
  'role.granted': { da: 'Gav en rolle', en: 'Gave a role' },
  'role.ended': { da: 'Afsluttede en rolle', en: 'Ended a role' },
  'role.prolonged': { da: 'Forlængede en rolle', en: 'Prolonged a role' },
  'secondFactor.reset': { da: 'Nulstillede det ekstra login-trin', en: 'Reset the second factor' },
  'account.created': { da: 'Oprettede sin konto', en: 'Made their account' },
  'account.invitationTaken': { da: 'Tog imod invitationen', en: 'Took up the invitation' },
  'account.emailProven': { da: 'Bekræftede sin mailadresse', en: 'Showed the mail address to be theirs' },
  'account.passwordChosen': { da: 'Valgte sin første adgangskode', en: 'Chose a first password' },
  'account.profileChanged': { da: 'Rettede sine oplysninger', en: 'Changed what stands about themselves' },
  'account.loginsEnded': { da: 'Loggede ud på andre enheder', en: 'Logged out on other devices' },
  'account.passwordChanged': { da: 'Skiftede adgangskode', en: 'Changed the password' },
  'account.totpConfirmed': { da: 'Slog koder fra telefonen til', en: 'Turned codes from the phone on' },
  'account.totpRemoved': { da: 'Slog koder fra telefonen fra', en: 'Turned codes from the phone off' },
  'account.recoveryCodesMade': { da: 'Lavede nye gendannelseskoder', en: 'Made new recovery codes' },
  'account.recoveryCodeUsed': { da: 'Brugte en gendannelseskode', en: 'Used a recovery code' },
  'account.passkeyAdded': { da: 'Tilføjede en adgangsnøgle', en: 'Added a passkey' },
  'account.passkeyRemoved': { da: 'Fjernede en adgangsnøgle', en: 'Removed a passkey' },
  'identity.added': { da: 'Knyttede et login til kontoen', en: 'Tied a login to the account' },
  'identity.removed': { da: 'Fjernede et login fra kontoen', en: 'Removed a login from the account' },
  'membership.asked': { da: 'Skrev sig på en skole', en: 'Put themselves down at a school' },
  'membership.sharingChanged': {
    da: 'Ændrede, om kolleger ser besøgene',
    en: 'Changed whether colleagues see the visits',
  },
  'membership.confirmed': { da: 'Bekræftede en lærer på skolen', en: 'Confirmed a teacher of the school' },
  'membership.declined': { da: 'Afviste en lærer på skolen', en: 'Declined a teacher of the school' },
  'membership.ended': { da: 'Fjernede en lærer fra skolen', en: 'Took a teacher off the school' },
  'feed.created': { da: 'Gav et kalenderlink ny adresse', en: 'Gave a calendar feed a new address' },
  'feed.revoked': { da: 'Lukkede et kalenderlink', en: 'Closed a calendar feed' },
  'school.administratorSet': {
    da: 'Valgte, hvem der får skolens kalenderinvitationer',
    en: 'Set who gets the school’s calendar invitations',
  },
  'school.administratorRemoved': {
    da: 'Stoppede kalenderinvitationer til skolens kontor',
    en: 'Stopped calendar invitations to the school’s office',
  },
  'institutions.imported': {
    da: 'Indlæste registeret over skoler og dagtilbud',
    en: 'Imported the register of schools',
  },
  'department.created': { da: 'Oprettede en afdeling', en: 'Made a department' },
  'department.changed': { da: 'Rettede afdelingens oplysninger', en: 'Changed the department' },
  'file.added': { da: 'Lagde en fil op', en: 'Uploaded a file' },
  'site.created': { da: 'Oprettede et sted', en: 'Made a site' },
  'site.changed': { da: 'Rettede et sted', en: 'Changed a site' },
  'partnership.created': { da: 'Oprettede et partnerskab', en: 'Made a partnership' },
  'partnership.changed': { da: 'Rettede et partnerskab', en: 'Changed a partnership' },
  'partnership.removed': { da: 'Fjernede et partnerskab', en: 'Removed a partnership' },
  'address.exported': { da: 'Udleverede en persons oplysninger', en: 'Handed out what is known about a person' },
  'address.erased': { da: 'Slettede en persons oplysninger', en: 'Erased what was known about a person' },
  'retention.run': { da: 'Slettede det, der er for gammelt', en: 'Erased what is too old' },
  'retention.rehearsed': { da: 'Prøvekørte oprydningen', en: 'Looked at what is too old' },
};

/** What was done, in words; an action that nobody put into words (of an older version) stands as it is. */
export function actionSentence(action: string, language: Language): string {
  return actionWords[action]?.[language] ?? action;
}

/** Who did it, where no person is known. */
export const actorNames: Record<Language, Record<'public' | 'link' | 'account' | 'import' | 'system', string>> = {
  da: {
    public: 'Skolen uden login',
    link: 'Skolen via linket',
    account: 'En person, der er slettet',
    import: 'Kommandolinjen',
    system: 'Systemet',
  },
  en: {
    public: 'The school, without login',
    link: 'The school by the link',
    account: 'A person who was erased',
    import: 'The command line',
    system: 'The system',
  },
};

/** Names of the facts that stand in details, in the order in which they are told. */
export const factWords: Record<string, Words> = {
  outcome: { da: 'Fremmøde', en: 'Attendance' },
  groups: { da: 'Grupper', en: 'Groups' },
  pupils: { da: 'Elever eller børn', en: 'Pupils or children' },
  adults: { da: 'Voksne', en: 'Adults' },
  by: { da: 'Af', en: 'By' },
  freed: { da: 'Frigivet', en: 'Freed' },
  fields: { da: 'Felter', en: 'Fields' },
  role: { da: 'Rolle', en: 'Role' },
  institution: { da: 'Institution', en: 'Institution' },
  municipality: { da: 'Kommune', en: 'Municipality' },
  region: { da: 'Region', en: 'Region' },
  validFrom: { da: 'Fra og med', en: 'From' },
  validTo: { da: 'Til og med', en: 'To and including' },
  sessions: { da: 'Tider givet videre', en: 'Sessions handed over' },
  provider: { da: 'Via', en: 'By' },
  sharesVisits: { da: 'Deler besøg', en: 'Shares visits' },
  replaced: { da: 'Erstattede en anden', en: 'Replaced another' },
  count: { da: 'Antal', en: 'Number' },
  rows: { da: 'Rækker', en: 'Rows' },
  added: { da: 'Nye', en: 'Added' },
  changed: { da: 'Ændrede', en: 'Changed' },
  closed: { da: 'Lukkede', en: 'Closed' },
  skipped: { da: 'Sprunget over', en: 'Skipped' },
  files: { da: 'Filer', en: 'Files' },
  bookings: { da: 'Bookinger', en: 'Bookings' },
  accounts: { da: 'Konti', en: 'Accounts' },
  mails: { da: 'Mails', en: 'Mails' },
  withheld: { da: 'Mails, der ikke sendes', en: 'Mails not sent' },
  mentions: { da: 'Mails til andre', en: 'Mails to others' },
  caughtMails: { da: 'Fangede mails', en: 'Caught mails' },
  links: { da: 'Links', en: 'Links' },
  attempts: { da: 'Loginforsøg', en: 'Login attempts' },
  administratorAddresses: { da: 'Kontoradresser', en: 'Office addresses' },
  slug: { da: 'Kortnavn', en: 'Short name' },
};

/** Values that are codes. */
export const valueWords: Record<string, Words> = {
  CAME: { da: 'kom', en: 'came' },
  NO_SHOW: { da: 'udeblev', en: 'did not come' },
  BOOKER: { da: 'skolen', en: 'the school' },
  VENUE: { da: 'stedet', en: 'the venue' },
  unilogin: { da: 'UNI-Login', en: 'UNI-Login' },
  entra: { da: 'Microsoft', en: 'Microsoft' },
  mailLink: { da: 'link i en mail', en: 'link in a mail' },
  name: { da: 'navn', en: 'name' },
  phone: { da: 'telefon', en: 'phone' },
  email: { da: 'mailadresse', en: 'mail address' },
  language: { da: 'sprog', en: 'language' },
  needs: { da: 'behov', en: 'needs' },
  message: { da: 'besked', en: 'message' },
  invoice: { da: 'faktura', en: 'invoice' },
  groups: { da: 'grupper', en: 'groups' },
  address: { da: 'adresse', en: 'address' },
  postalCode: { da: 'postnummer', en: 'postal code' },
  city: { da: 'by', en: 'town' },
  aboutDa: { da: 'tekst på dansk', en: 'Danish text' },
  aboutEn: { da: 'tekst på engelsk', en: 'English text' },
};
