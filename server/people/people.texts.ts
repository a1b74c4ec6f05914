import type { Language, Texts } from '#server/time/language.ts';

const da = {
  OWN_ROLES: 'Ingen kan give sig selv en rolle. Bed en kollega i videncentret om det.',
  ROLE_NOT_YOURS: 'Du kan give og afslutte rollen underviser. De andre roller giver videncentret.',
  OTHER_DEPARTMENT: 'Du kan kun give og afslutte roller i din egen afdeling.',
  ROLE_ALREADY_HELD: 'Personen har allerede den rolle samme sted på mindst én af dagene.',
  DEACTIVATED: 'Adressen hører til en konto, der er lukket. Bed videncentret om at åbne den.',
  HOLDS_MORE: 'Personen har også roller, som du ikke bestemmer over. Bed videncentret om hjælp.',
  OWN_ACCOUNT: 'Det kan du ikke gøre ved din egen konto. Bed en kollega om det.',
  CHANGED_MEANWHILE: 'En anden har rettet personen i mellemtiden. Se det nye, og ret igen.',
  HAS_WAY_IN: 'Personen kan allerede logge ind og skal ikke inviteres igen.',
  NO_ADDRESS: 'Personen har ingen mailadresse at sende til.',
  ROLE_ENDED: 'Rollen er slut. Giv den igen i stedet.',
  END_IN_THE_PAST: 'En rolle kan tidligst slutte med dagen i går.',
  LAST_KNOWLEDGE_CENTRE:
    'Der skal altid være mindst én i videncentret, som kan logge ind og ikke har en slutdato. Giv først rollen til en anden.',
  HAS_FUTURE_SESSIONS: (count: number) =>
    count === 1
      ? 'Der er 1 kommende tid, som en kollega skal overtage, eller som skal stå uden underviser.'
      : `Der er ${count} kommende tider, som kolleger skal overtage, eller som skal stå uden underviser.`,
  SESSIONS_CLASH: 'En af kollegerne er optaget på det tidspunkt. Vælg en anden.',
  freeInstead: (names: string) => `Fri i stedet: ${names}.`,
  nobodyFree: 'Ingen kollega er fri.',
  ALREADY_DEACTIVATED: 'Kontoen er allerede lukket.',
  NOT_DEACTIVATED: 'Kontoen er allerede åben.',
  ERASED: 'Personens oplysninger er slettet. Inviter personen på ny.',
  NO_SECOND_FACTOR: 'Personen har ingen ekstra login-kode at nulstille.',
};

const en = {
  OWN_ROLES: 'Nobody can give themselves a role. Ask a colleague at the knowledge centre.',
  ROLE_NOT_YOURS: 'You can give and end the role of educator. The knowledge centre gives the others.',
  OTHER_DEPARTMENT: 'You can only give and end roles in your own department.',
  ROLE_ALREADY_HELD: 'The person already holds that role in the same place on at least one of the days.',
  DEACTIVATED: 'The address belongs to a closed account. Ask the knowledge centre to open it.',
  HOLDS_MORE: 'The person also holds roles that you do not decide about. Ask the knowledge centre for help.',
  OWN_ACCOUNT: 'You cannot do this to your own account. Ask a colleague.',
  CHANGED_MEANWHILE: 'Somebody else has changed the person in the meantime. Look at what is new, and correct again.',
  HAS_WAY_IN: 'The person can already log in and needs no new invitation.',
  NO_ADDRESS: 'The person has no mail address to send to.',
  ROLE_ENDED: 'The role has ended. Give it again instead.',
  END_IN_THE_PAST: 'A role can end with yesterday at the earliest.',
  LAST_KNOWLEDGE_CENTRE:
    'The knowledge centre must always have somebody who can log in and has no end date. Give somebody else the role first.',
  HAS_FUTURE_SESSIONS: (count) =>
    count === 1
      ? 'There is 1 coming session that a colleague must take over, or that must stand without an educator.'
      : `There are ${count} coming sessions that colleagues must take over, or that must stand without an educator.`,
  SESSIONS_CLASH: 'One of the colleagues is taken at that time. Choose another.',
  freeInstead: (names) => `Free instead: ${names}.`,
  nobodyFree: 'No colleague is free.',
  ALREADY_DEACTIVATED: 'The account is already closed.',
  NOT_DEACTIVATED: 'The account is already open.',
  ERASED: 'What was known about the person has been erased. Invite them anew.',
  NO_SECOND_FACTOR: 'The person has no second factor to reset.',
} satisfies Texts<typeof da>;

/** Sentences of refusals about people and roles. */
export const peopleTexts: Record<Language, typeof da> = { da, en };

const fieldDa = {
  IN_THE_PAST: 'Vælg i dag eller en senere dag.',
  ENDS_BEFORE_IT_BEGINS: 'Skal ligge efter den første dag.',
  SCOPE_MISSING: 'Vælg, hvor rollen gælder.',
  SCOPE_NOT_FITTING: 'Passer ikke til rollen.',
  UNKNOWN_SCOPE: 'Findes ikke. Vælg fra listen, eller se efter tastefejl.',
};

const fieldEn: typeof fieldDa = {
  IN_THE_PAST: 'Choose today or a later day.',
  ENDS_BEFORE_IT_BEGINS: 'Must come after the first day.',
  SCOPE_MISSING: 'Choose where the role holds.',
  SCOPE_NOT_FITTING: 'Does not fit the role.',
  UNKNOWN_SCOPE: 'Does not exist. Choose from the list, or check for typing errors.',
};

/** Sentences beside the fields of a role. */
export const roleFieldTexts: Record<Language, typeof fieldDa> = { da: fieldDa, en: fieldEn };
