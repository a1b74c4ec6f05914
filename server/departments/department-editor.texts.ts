import type { Language, Texts } from '#server/time/language.ts';

const da = {
  INVALID_CHOICE: 'Vælg en af mulighederne.',
  SLUG_TAKEN: 'Adressen er brugt af en anden. Vælg en anden.',
  ENDS_BEFORE_IT_BEGINS: 'Den sidste dag skal ligge efter den første.',
  CHANGED_MEANWHILE: 'En anden har ændret det i mellemtiden. Se, hvad der står nu, før du gemmer igen.',
  AGREEMENTS_OVERLAP: (partner: string, days: string) =>
    `Afdelingen har allerede en aftale med ${partner} (${days}). Giv den en sidste dag, eller vælg andre datoer.`,
  AGREEMENT_IN_USE: (bookings: number) =>
    `${bookings === 1 ? 'Der er én booking' : `Der er ${bookings} bookinger`} i aftalens tid, så den kan ikke fjernes. Giv den en sidste dag i stedet.`,
  SITE_HAS_SESSIONS: (count: number, first: string) =>
    `${count === 1 ? 'Der ligger én kommende tid' : `Der ligger ${count} kommende tider`} på stedet, den første ${first}. Flyt eller aflys dem, før stedet lukkes.`,
  SITE_HAS_OFFERS: (titles: string) => `Disse forløb holdes på stedet: ${titles}. Giv dem et andet sted først.`,
  days: (from: string, to: string | null) => (to === null ? `fra ${from}` : `${from} til ${to}`),
};

const en = {
  INVALID_CHOICE: 'Choose one of the options.',
  SLUG_TAKEN: 'The address is used by another one. Choose another.',
  ENDS_BEFORE_IT_BEGINS: 'The last day must come after the first.',
  CHANGED_MEANWHILE: 'Somebody else has changed it in the meantime. See what stands now before you save again.',
  AGREEMENTS_OVERLAP: (partner, days) =>
    `The department already has an agreement with ${partner} (${days}). Give it a last day, or choose other dates.`,
  AGREEMENT_IN_USE: (bookings) =>
    `There ${bookings === 1 ? 'is one booking' : `are ${bookings} bookings`} in the time of the agreement, so it cannot be removed. Give it a last day instead.`,
  SITE_HAS_SESSIONS: (count, first) =>
    `${count === 1 ? 'One coming session stands' : `${count} coming sessions stand`} at the site, the first on ${first}. Move or cancel them before the site is closed.`,
  SITE_HAS_OFFERS: (titles) => `These offers are held at the site: ${titles}. Give them another site first.`,
  days: (from, to) => (to === null ? `from ${from}` : `${from} to ${to}`),
} satisfies Texts<typeof da>;

/** Sentences of edits that were not saved. */
export const editorTexts: Record<Language, typeof da> = { da, en };
