import { formatDate } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';

const da = {
  GIVEN: 'Besøget er allerede evalueret. Tak for det!',
  NOT_HELD: 'Besøget kan først evalueres, når det har været holdt.',
  CLOSED: (lastDay: string) => `Besøget kunne evalueres til og med ${formatDate(lastDay, 'da')}.`,
  UNKNOWN_DEPARTMENT: 'Afdelingen findes ikke.',
};

const en = {
  GIVEN: 'The visit has been evaluated already. Thank you!',
  NOT_HELD: 'The visit can be evaluated when it has taken place.',
  CLOSED: (lastDay) => `The visit could be evaluated until ${formatDate(lastDay, 'en')}.`,
  UNKNOWN_DEPARTMENT: 'There is no such department.',
} satisfies Texts<typeof da>;

/** Sentences of evaluations that are refused. */
export const evaluationTexts: Record<Language, typeof da> = { da, en };
