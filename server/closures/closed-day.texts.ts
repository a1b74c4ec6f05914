import type { Language, Texts } from '#server/time/language.ts';

const da = {
  INVALID_CHOICE: 'Vælg en af mulighederne.',
  BEFORE_FROM: 'Den sidste dag ligger før den første.',
  TOO_MANY_DAYS: (days: number) => `Der kan højst lukkes ${days} dage ad gangen. Luk i stedet stedet helt.`,
  ONE_OF_THE_TWO: 'Vælg enten et sted eller et lokale, ikke begge dele.',
};

const en = {
  INVALID_CHOICE: 'Choose one of the options.',
  BEFORE_FROM: 'The last day is before the first.',
  TOO_MANY_DAYS: (days) => `At most ${days} days can be closed at once. Close the site altogether instead.`,
  ONE_OF_THE_TWO: 'Choose either a site or a room, not both.',
} satisfies Texts<typeof da>;

/** Sentences about closed days that were not saved. */
export const closedDayTexts: Record<Language, typeof da> = { da, en };
