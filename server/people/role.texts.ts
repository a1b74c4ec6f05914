import type { Role } from '#server/http/policy.ts';
import type { Language } from '#server/time/language.ts';

/** The roles inside a sentence. */
export const roleNames: Record<Language, Record<Role, string>> = {
  da: {
    TEACHER: 'lærer',
    SCHOOL_ADMINISTRATOR: 'skolesekretær',
    EDUCATOR: 'underviser',
    DEPARTMENT_LEAD: 'afdelingsleder',
    COORDINATOR: 'koordinator',
    PARTNER: 'partner',
    KNOWLEDGE_CENTRE: 'videncenter',
  },
  en: {
    TEACHER: 'teacher',
    SCHOOL_ADMINISTRATOR: 'school secretary',
    EDUCATOR: 'educator',
    DEPARTMENT_LEAD: 'department lead',
    COORDINATOR: 'coordinator',
    PARTNER: 'partner',
    KNOWLEDGE_CENTRE: 'knowledge centre',
  },
};
