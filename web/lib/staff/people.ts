import { peopleTexts } from '#lib/texts/people.ts';
import { staffTexts } from '#lib/texts/staff.ts';
import type { PersonRole } from '#server/people/people.contract.ts';
import { formatDateShort } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, type LocalDate, localDateOf } from '#server/time/local-time.ts';

/** "fre 31. jul. 2026" */
export function dayWithYear(day: LocalDate, language: Language): string {
  return `${formatDateShort(day, language)} ${day.slice(0, 4)}`;
}

/** The Danish day of an instant, the same way. */
export function dayOfInstant(instant: string, language: Language): string {
  return dayWithYear(localDateOf(new Date(instant)), language);
}

/** "Underviser, Københavns Befæstning" */
export function roleTitle({ role, department, institution, area }: PersonRole, language: Language): string {
  const place = department?.name ?? institution?.name ?? area?.name;
  const name = staffTexts[language].roles[role];
  return place === undefined ? name : `${name}, ${place}`;
}

/** The last day of a role; the API knows the first day without it. */
export function lastDayOf({ validTo }: Pick<PersonRole, 'validTo'>): LocalDate | null {
  return validTo === null ? null : addDays(validTo, -1);
}

/** The role and its days in short, as the list shows it. */
export function roleInShort(role: PersonRole, language: Language): string {
  const texts = peopleTexts[language].state;
  const lastDay = lastDayOf(role);
  const from = role.state === 'COMING' ? texts.coming(dayWithYear(role.validFrom, language)) : null;
  const until = lastDay === null ? null : texts.until(dayWithYear(lastDay, language));
  return [roleTitle(role, language), [from, until].filter(Boolean).join(' ')].filter(Boolean).join(' · ');
}
