import type { Texts } from '#server/time/language.ts';

const da = {
  title: 'Steder',
  heading: 'Steder at tage hen',
  lede: (departments: number, sites: number) => `${departments} afdelinger underviser på ${sites} steder.`,
  sites: (count: number) => (count === 1 ? '1 sted' : `${count} steder`),
  seeOffers: (count: number, formatted: string) =>
    count === 1 ? 'Se afdelingens forløb' : `Se afdelingens ${formatted} forløb`,
  partner: 'Partnerskab',
  contact: 'Ring eller skriv',
  where: 'Her underviser vi',
  offers: 'Forløb',
  allOffers: 'Se alle med ledige tider',
  phone: 'Telefon',
  email: 'E-mail',
  address: 'Adresse',
  municipality: 'Kommune',
};

const en = {
  title: 'Places',
  heading: 'Places to go',
  lede: (departments: number, sites: number) => `${departments} departments teach at ${sites} places.`,
  sites: (count: number) => (count === 1 ? '1 place' : `${count} places`),
  seeOffers: (count: number, formatted: string) =>
    count === 1 ? 'See the department’s visit' : `See the department’s ${formatted} visits`,
  partner: 'Partnership',
  contact: 'Call or write',
  where: 'Where we teach',
  offers: 'Visits',
  allOffers: 'See all with free times',
  phone: 'Phone',
  email: 'Mail',
  address: 'Address',
  municipality: 'Municipality',
} satisfies Texts<typeof da>;

/** Words of the places and departments. */
export const placesTexts = { da, en };
