import type { Language, Texts } from '#server/time/language.ts';

const da = {
  INVALID_CHOICE: 'Vælg en af mulighederne.',
  ONLY_ROOMS_HAVE_PARTS: 'Kun lokaler kan deles i flere.',
  NOT_POOLED: 'Lokaler og mødesteder tælles ikke. Opret dem hver for sig.',
  ONE_OF_A_KIND: 'Sæt kryds ved »Der er flere af dem«, hvis der er mere end én.',
  ONLY_ROOMS_HAVE_SEATS: 'Kun lokaler har pladser.',
  NEEDS_A_SITE: 'Vælg, hvilket sted det hører til.',
  WHERE_THE_WHOLE_IS: 'En del ligger samme sted som det hele lokale.',
  PART_OF_ITSELF: 'Et lokale kan ikke være en del af sig selv.',
  CLOSES_BEFORE_IT_OPENS: 'Lukketiden skal ligge efter åbningstiden.',
  HOURS_OVERLAP: 'To tidsrum på samme dag overlapper.',
  BEFORE_FROM: 'Den sidste dag ligger før den første.',
  TOO_MANY_DAYS: (days: number) => `Der kan højst vises ${days} dage.`,
  CHANGED_MEANWHILE: 'En anden har ændret det i mellemtiden. Se, hvad der står nu, før du gemmer igen.',
  RESOURCE_HAS_SESSIONS: (count: number, first: string) =>
    `Det bruges ${count === 1 ? 'én gang' : `${count} gange`} fra nu af: ${first}. Flyt dem, før det lukkes.`,
  MEETING_POINT_HAS_SESSIONS: (count: number) =>
    `${count === 1 ? 'Én kommende tid' : `${count} kommende tider`} har det som mødested. Vælg et andet først.`,
  RESOURCE_HAS_OFFERS: (titles: string) => `Disse forløb får det på nye tider: ${titles}. Tag det af forløbene først.`,
  RESOURCE_TAKEN: (other: string) => `Det er optaget samtidig med det hele lokale: ${other}.`,
  POOL_TAKEN: (peak: number, wanted: number, others: string) =>
    `Der er brug for ${peak}, så antallet kan ikke blive ${wanted}. De bruges af ${others}.`,
  and: (more: number) => `og ${more} til`,
  title: (title: string) => `»${title}«`,
};

const en = {
  INVALID_CHOICE: 'Choose one of the options.',
  ONLY_ROOMS_HAVE_PARTS: 'Only rooms can be divided.',
  NOT_POOLED: 'Rooms and meeting points are not counted. Add them one by one.',
  ONE_OF_A_KIND: 'Tick “There are several of them” if there is more than one.',
  ONLY_ROOMS_HAVE_SEATS: 'Only rooms have seats.',
  NEEDS_A_SITE: 'Choose the site it belongs to.',
  WHERE_THE_WHOLE_IS: 'A part is where the whole room is.',
  PART_OF_ITSELF: 'A room cannot be a part of itself.',
  CLOSES_BEFORE_IT_OPENS: 'It must close after it opens.',
  HOURS_OVERLAP: 'Two spans of the same day overlap.',
  BEFORE_FROM: 'The last day is before the first.',
  TOO_MANY_DAYS: (days) => `At most ${days} days can be shown.`,
  CHANGED_MEANWHILE: 'Somebody else has changed it in the meantime. See what stands now before you save again.',
  RESOURCE_HAS_SESSIONS: (count, first) =>
    `It is used ${count === 1 ? 'once' : `${count} times`} from now on: ${first}. Move them before it is closed.`,
  MEETING_POINT_HAS_SESSIONS: (count) =>
    `${count === 1 ? 'One coming session meets' : `${count} coming sessions meet`} there. Choose another place first.`,
  RESOURCE_HAS_OFFERS: (titles) => `New sessions of these offers get it: ${titles}. Take it off the offers first.`,
  RESOURCE_TAKEN: (other) => `It is taken at the same time as the whole room: ${other}.`,
  POOL_TAKEN: (peak, wanted, others) =>
    `${peak} are needed, so the number cannot be ${wanted}. They are used by ${others}.`,
  and: (more) => `and ${more} more`,
  title: (title) => `“${title}”`,
} satisfies Texts<typeof da>;

/** Sentences about resources that were not saved. */
export const resourceTexts: Record<Language, typeof da> = { da, en };
