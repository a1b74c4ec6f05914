import { formatDay } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';

const da = {
  COMING_BOOKINGS: (references: string[]) =>
    `Adressen står i kommende bookinger: ${references.join(', ')}. Aflys dem eller overdrag dem til en anden først.`,
  STAFF_ROLES: (roles: string[]) => `Personen har stadig roller: ${roles.join(', ')}. Deaktivér kontoen først.`,
  FUTURE_SESSIONS: (count: number, firstOn: string) =>
    `Personen underviser på ${count} kommende ${count === 1 ? 'tid' : 'tider'}, første gang ${formatDay(firstOn, 'da')}. Sæt en anden på først.`,
};

const en = {
  COMING_BOOKINGS: (references) =>
    `The address stands in coming bookings: ${references.join(', ')}. Cancel them or hand them over first.`,
  STAFF_ROLES: (roles) => `The person still has roles: ${roles.join(', ')}. Deactivate the account first.`,
  FUTURE_SESSIONS: (count, firstOn) =>
    `The person teaches ${count} coming ${count === 1 ? 'session' : 'sessions'}, the first on ${formatDay(firstOn, 'en')}. Put somebody else on first.`,
} satisfies Texts<typeof da>;

const roleNames: Record<Language, Record<string, string>> = {
  da: {
    EDUCATOR: 'underviser',
    DEPARTMENT_LEAD: 'afdelingsleder',
    COORDINATOR: 'koordinator',
    PARTNER: 'samarbejdspartner',
    KNOWLEDGE_CENTRE: 'videncenter',
  },
  en: {
    EDUCATOR: 'educator',
    DEPARTMENT_LEAD: 'department lead',
    COORDINATOR: 'coordinator',
    PARTNER: 'partner',
    KNOWLEDGE_CENTRE: 'knowledge centre',
  },
};

/** A role as a sentence names it. */
export function roleName(role: string, language: Language): string {
  return roleNames[language][role] ?? role;
}

/** Why an address cannot be erased yet, and what to do. */
export const privacyTexts: Record<Language, typeof da> = { da, en };
