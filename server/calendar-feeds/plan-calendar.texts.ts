import type { Language, Texts } from '#server/time/language.ts';

const da = {
  free: 'Ledig tid',
  leave: (time: string, minutes: number) => `Tag af sted senest kl. ${time} (${minutes} minutter hver vej)`,
  group: (label: string, pupils: number, adults: number) => `${label}: ${pupils} børn eller unge, ${adults} voksne`,
  educators: (names: string) => `Undervisere: ${names}`,
  rooms: (names: string) => `Lokaler og grej: ${names}`,
};

const en = {
  free: 'Free',
  leave: (time, minutes) => `Leave by ${time} (${minutes} minutes each way)`,
  group: (label, pupils, adults) => `${label}: ${pupils} children or young people, ${adults} adults`,
  educators: (names) => `Educators: ${names}`,
  rooms: (names) => `Rooms and kits: ${names}`,
} satisfies Texts<typeof da>;

/** Words of the staff's calendars. */
export const planTexts: Record<Language, typeof da> = { da, en };
