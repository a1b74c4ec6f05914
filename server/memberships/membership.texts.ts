import type { Language, Texts } from '#server/time/language.ts';
import { MAX_MEMBERSHIPS } from './membership.contract.ts';

const da = {
  tooMany: `Du kan høre til højst ${MAX_MEMBERSHIPS} skoler. Fjern en, du ikke længere er på, først.`,
};

const en = {
  tooMany: `You can belong to ${MAX_MEMBERSHIPS} schools at most. Remove one that you have left first.`,
} satisfies Texts<typeof da>;

/** Sentences of refused memberships. */
export const membershipTexts: Record<Language, typeof da> = { da, en };
