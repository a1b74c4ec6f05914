import { conflictSentence } from '#server/allocations/conflict.texts.ts';
import type { Conflict } from '#server/allocations/planned-time.ts';
import type { Language, Texts } from '#server/time/language.ts';
import type { Obstacle } from './educator.rules.ts';
import { obstacleWords } from './educator.texts.ts';

const da = {
  CHANGED_MEANWHILE: 'En anden har rettet tiden i mellemtiden. Se det nye, og ret igen.',
  SESSION_CANCELLED: 'Tiden er aflyst.',
  SESSION_STARTED: 'Tiden er allerede begyndt.',
  NOT_LACKING: 'Der er allerede undervisere nok på tiden.',
  NOT_YOURS_TO_ASK: 'Du kan spørge kolleger om tider, du selv underviser på. Ellers gør lederen det.',
  TEACHES_ALREADY: (name: string) => `${name} underviser allerede på tiden.`,
  NO_ADDRESS: (name: string) => `${name} har ingen mailadresse at spørge på.`,
  DOES_NOT_TEACH: 'Den, der skal afløses, underviser ikke længere på tiden.',
  REQUEST_WITHDRAWN: 'Der er fundet en anden, eller planen er ændret. Du behøver ikke svare.',
  ALREADY_ANSWERED: {
    ACCEPTED: 'Du har sagt ja. Kan du alligevel ikke, så ring til afdelingen.',
    DECLINED: 'Du har sagt nej. Har du fortrudt, så ring til afdelingen.',
  },
  UNKNOWN_SESSION: 'Tiden mangler ikke længere en underviser, eller personen arbejder ikke for afdelingen.',
  is: (name: string, what: string) => `${name} er ${what}.`,
  NOT_OF_DEPARTMENT: (name: string) => `${name} arbejder ikke for afdelingen den dag.`,
};

const en = {
  CHANGED_MEANWHILE: 'Somebody else has changed the session in the meantime. See what is new, and correct again.',
  SESSION_CANCELLED: 'The session is cancelled.',
  SESSION_STARTED: 'The session has begun already.',
  NOT_LACKING: 'The session has educators enough already.',
  NOT_YOURS_TO_ASK: 'You can ask colleagues about sessions that you teach. Otherwise the lead does.',
  TEACHES_ALREADY: (name) => `${name} teaches the session already.`,
  NO_ADDRESS: (name) => `${name} has no mail address to ask at.`,
  DOES_NOT_TEACH: 'The one to be replaced does not teach the session any more.',
  REQUEST_WITHDRAWN: 'Somebody else has been found, or the plan has changed. You need not answer.',
  ALREADY_ANSWERED: {
    ACCEPTED: 'You have said yes. If you cannot after all, ring the department.',
    DECLINED: 'You have said no. If you have changed your mind, ring the department.',
  },
  UNKNOWN_SESSION: 'The session lacks nobody any more, or the person does not work for the department.',
  is: (name, what) => `${name} is ${what}.`,
  NOT_OF_DEPARTMENT: (name) => `${name} does not work for the department that day.`,
} satisfies Texts<typeof da>;

/** Sentences about who teaches a session. */
export const teamTexts: Record<Language, typeof da> = { da, en };

/** Why somebody cannot teach, in a whole sentence. */
export function obstacleSentence(name: string, obstacle: Obstacle, language: Language): string {
  const texts = teamTexts[language];
  if (obstacle.code === 'NOT_OF_DEPARTMENT') return texts.NOT_OF_DEPARTMENT(name);
  return texts.is(name, obstacleWords(obstacle, language)).replace(/\.+$/, '.');
}

/** A refusal about a session's educators, as an answer carries it. */
export function teamReason(
  reason: { code: string; name?: string; obstacle?: Obstacle; conflict?: Conflict; answered?: 'ACCEPTED' | 'DECLINED' },
  language: Language,
): { code: string; message: string; other?: { kind: string; id: string } } {
  const { code, name = '', obstacle, conflict, answered = 'ACCEPTED' } = reason;
  if (conflict !== undefined) {
    const other = 'other' in conflict ? { other: { kind: conflict.other.kind, id: conflict.other.id } } : {};
    return { code, message: conflictSentence(conflict, language), ...other };
  }
  if (obstacle !== undefined) {
    const other = 'other' in obstacle ? { other: { kind: obstacle.other.kind, id: obstacle.other.id } } : {};
    return { code, message: obstacleSentence(name, obstacle, language), ...other };
  }
  const words = teamTexts[language][code as keyof typeof da] as unknown;
  if (typeof words === 'function') return { code, message: words(name) };
  if (typeof words === 'string') return { code, message: words };
  return { code, message: teamTexts[language].ALREADY_ANSWERED[answered] };
}
