import type { Language, Texts } from '#server/time/language.ts';

const da = {
  own: 'Skolebesøg: mine besøg',
  school: (name: string) => `Skolebesøg: ${name}`,
  teaching: 'Skolebesøg: min undervisning',
  room: (name: string) => `Skolebesøg: ${name}`,
};

const en = {
  own: 'Skolebesøg: my visits',
  school: (name) => `Skolebesøg: ${name}`,
  teaching: 'Skolebesøg: my teaching',
  room: (name) => `Skolebesøg: ${name}`,
} satisfies Texts<typeof da>;

/** Names of calendars, as clients show them. */
export const feedTexts: Record<Language, typeof da> = { da, en };
