import { formatDate } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';

const da = {
  INVALID_CHOICE: 'Vælg en af mulighederne.',
  NOBODY: 'Vælg, hvis tid eller hvilket lokale det gælder.',
  TWICE: 'Står der allerede.',
  MORE_THAN_THERE_ARE: 'Så mange er der ikke.',
  NO_SUCH_TIME: (day: LocalDate) =>
    `Det klokkeslæt findes ikke ${formatDate(day, 'da')}: natten til sommertid springer fra 2.00 til 3.00.`,
  ENDS_BEFORE_IT_BEGINS: 'Det skal slutte, efter at det begynder.',
  TOO_LONG: 'Der kan højst spærres 31 dage ad gangen.',
  BEFORE_FROM: 'Den sidste dag ligger før den første.',
  TOO_MANY_WEEKS: 'Det kan højst gentages i 53 uger.',
  WEEKS_OVERLAP: 'Det varer mere end en uge og kan ikke gentages hver uge.',
  TOO_MANY_DAYS: (days: number) => `Der kan højst vises ${days} dage.`,
  CHANGED_MEANWHILE: 'En anden har ændret det i mellemtiden. Se, hvad der står nu, før du gemmer igen.',
  ONLY_OWN_TIME: 'Du kan spærre din egen tid. Bed din leder om at spærre andres tid og lokaler.',
};

const en = {
  INVALID_CHOICE: 'Choose one of the options.',
  NOBODY: 'Choose whose time or which room it is about.',
  TWICE: 'It is there already.',
  MORE_THAN_THERE_ARE: 'There are not that many.',
  NO_SUCH_TIME: (day) =>
    `That time does not exist on ${formatDate(day, 'en')}: the clock goes from 2:00 to 3:00 that night.`,
  ENDS_BEFORE_IT_BEGINS: 'It must end after it begins.',
  TOO_LONG: 'At most 31 days can be blocked at once.',
  BEFORE_FROM: 'The last day is before the first.',
  TOO_MANY_WEEKS: 'It can be repeated for 53 weeks at most.',
  WEEKS_OVERLAP: 'It lasts longer than a week and cannot be repeated each week.',
  TOO_MANY_DAYS: (days) => `At most ${days} days can be shown.`,
  CHANGED_MEANWHILE: 'Somebody else has changed it in the meantime. See what stands now before you save again.',
  ONLY_OWN_TIME: 'You can block your own time. Ask your lead to block the time of others, and rooms.',
} satisfies Texts<typeof da>;

/** Sentences about blocked time that was not saved. */
export const blockedTimeTexts: Record<Language, typeof da> = { da, en };
