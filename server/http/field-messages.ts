import type { z } from 'zod';
import type { Language } from '#server/time/language.ts';
import type { FieldError } from './problems.ts';

type Issue = z.core.$ZodIssue;

/** One error per field from zod's issues: the first one found for each path. */
export function fieldErrors(issues: readonly Issue[], language: Language): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of issues.flatMap(deepest).flatMap(perUnknownField)) {
    const path = issue.path.join('.');
    if (!errors.has(path)) errors.set(path, { path, ...explain(issue, language) });
  }
  return [...errors.values()];
}

/** Of a union that fits nowhere, the branch that came furthest tells most. */
function deepest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (branch: Issue[]) => Math.max(0, ...branch.map((inner) => inner.path.length));
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
}

/** Fields that do not exist are named one by one. */
function perUnknownField(issue: Issue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, path: [...issue.path, key] }));
}

function explain(issue: Issue, language: Language): { code: string; message: string } {
  const code = codeOf(issue);
  const facts = issue as { minimum?: number | bigint; maximum?: number | bigint };
  return { code, message: messages[code]?.[language](facts) ?? messages.INVALID_VALUE[language](facts) };
}

function codeOf(issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code;
  if (issue.message in messages) return issue.message;
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) return 'REQUIRED';
    return issue.expected === 'int' ? 'NOT_A_NUMBER' : 'WRONG_TYPE';
  }
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'REQUIRED' : sizeCode(issue.origin, 'TOO_SMALL', 'TOO_FEW');
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? 'TOO_LONG' : sizeCode(issue.origin, 'TOO_BIG', 'TOO_MANY');
  if (issue.code === 'invalid_value') return 'INVALID_CHOICE';
  if (issue.code === 'unrecognized_keys') return 'UNKNOWN_FIELD';
  return 'INVALID_VALUE';
}

function sizeCode(origin: string, ofNumber: string, ofList: string): string {
  return origin === 'array' || origin === 'set' ? ofList : ofNumber;
}

type Facts = { minimum?: number | bigint; maximum?: number | bigint };
type Message = Record<Language, (facts: Facts) => string>;

const fixed = (da: string, en: string): Message => ({ da: () => da, en: () => en });

const messages: Record<string, Message> & { INVALID_VALUE: Message } = {
  REQUIRED: fixed('Skal udfyldes.', 'Must be filled in.'),
  WRONG_TYPE: fixed('Har en forkert type.', 'Has the wrong type.'),
  TOO_LONG: {
    da: ({ maximum }) => `Må højst have ${maximum} tegn.`,
    en: ({ maximum }) => `May have at most ${maximum} characters.`,
  },
  TOO_SMALL: {
    da: ({ minimum }) => `Skal mindst være ${minimum}.`,
    en: ({ minimum }) => `Must be at least ${minimum}.`,
  },
  NO_PUPILS: fixed('Skriv, hvor mange der kommer. Der skal være mindst 1.', 'Write how many are coming: at least 1.'),
  INVALID_LINK: fixed(
    'Skriv hele adressen, og at den er sikker: Den begynder med https://.',
    'Write the whole address of a secure page: it begins with https://.',
  ),
  TOO_BIG: { da: ({ maximum }) => `Må højst være ${maximum}.`, en: ({ maximum }) => `May be at most ${maximum}.` },
  TOO_FEW: {
    da: ({ minimum }) => `Der skal være mindst ${minimum}.`,
    en: ({ minimum }) => `There must be at least ${minimum}.`,
  },
  TOO_MANY: {
    da: ({ maximum }) => `Der må højst være ${maximum}.`,
    en: ({ maximum }) => `There may be at most ${maximum}.`,
  },
  SESSION_TWICE: fixed(
    'Den samme tid står to gange. Saml klasserne på én linje.',
    'The same time is there twice. Put the classes together.',
  ),
  FEWER_THAN_CLASSES: fixed('Der er færre elever end klasser.', 'There are fewer pupils than classes.'),
  GROUPS_OR_SPREAD: fixed(
    'Skriv enten hver klasse for sig eller antallet af klasser og elever i alt.',
    'Give either each class by itself, or the number of classes and pupils in all.',
  ),
  GROUPS_OR_SETS: fixed(
    'Skriv enten én booking eller flere, der venter sammen.',
    'Give either one booking or several that wait together.',
  ),
  WISH_TOO_LONG: fixed('Vælg højst et år.', 'Choose a year at most.'),
  INVALID_CHOICE: fixed('Vælg en af mulighederne.', 'Choose one of the options.'),
  INVALID_CHARACTERS: fixed('Indeholder tegn, der ikke kan gemmes.', 'Holds characters that cannot be stored.'),
  INVALID_EMAIL: fixed('Skriv en e-mailadresse som navn@skole.dk.', 'Write a mail address such as name@school.dk.'),
  INVALID_PHONE: fixed('Skriv et telefonnummer med mindst 8 cifre.', 'Write a phone number with at least 8 digits.'),
  INVALID_POSTAL_CODE: fixed('Skriv et postnummer med fire cifre.', 'Write a postal code of four digits.'),
  INVALID_SLUG: fixed(
    'Brug små bogstaver fra a til z, tal og bindestreger.',
    'Use small letters from a to z, digits and hyphens.',
  ),
  INVALID_TIME: fixed('Skriv et klokkeslæt som 09:30.', 'Write a time such as 09:30.'),
  INVALID_DATE: fixed('Skriv en dato som 2026-03-26.', 'Write a date such as 2026-03-26.'),
  INVALID_WEEK: fixed('Skriv en uge, der findes, som 2026-W12.', 'Write a week that exists, such as 2026-W12.'),
  ENDS_BEFORE_IT_BEGINS: fixed('Skal ligge efter den første dato.', 'Must come after the first date.'),
  INVALID_GLN: fixed(
    'EAN-nummeret har 13 cifre, og det sidste passer til de første tolv. Se efter tastefejl.',
    'The EAN number has 13 digits, and the last must match the first twelve. Check for typing errors.',
  ),
  NOT_A_NUMBER: fixed('Skriv et helt tal.', 'Write a whole number.'),
  ONE_LEVEL: fixed(
    'Vælg enten klassetrin, aldersgruppe eller årgang.',
    'Choose either a class level, an age group or a year of study.',
  ),
  GROUP_TWICE: fixed('Den samme gruppe er nævnt to gange.', 'The same group is named twice.'),
  INVALID_JSON: fixed('Kan ikke læses som JSON.', 'Cannot be read as JSON.'),
  UNKNOWN_FIELD: fixed('Kan ikke ændres her.', 'Cannot be changed here.'),
  INVALID_VALUE: fixed('Er ikke gyldigt.', 'Is not valid.'),
};
