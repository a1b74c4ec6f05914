import type { InstitutionContent } from './types.ts';

/** Invented upper secondary schools, vocational schools and FGU. */
export const youthEducation: InstitutionContent[] = [
  {
    number: '990101',
    name: 'Voldparkens Gymnasium',
    kind: 'UPPER_SECONDARY',
    town: 'roedovre',
    street: 'Voldparken 1',
  },
  { number: '990102', name: 'Amager Lagunegymnasium', kind: 'UPPER_SECONDARY', town: 'amager', street: 'Lagunevej 30' },
  { number: '990103', name: 'Lyngby Søgymnasium', kind: 'UPPER_SECONDARY', town: 'lyngby', street: 'Søgymnasievej 2' },
  { number: '990104', name: 'FGU Voldgaden', kind: 'OTHER', town: 'roedovre', street: 'Voldgaden 80' },
  {
    number: '990105',
    name: 'Fjordlandets Tekniske Skole',
    kind: 'VOCATIONAL',
    town: 'roskilde',
    street: 'Teknikervænget 15',
  },
  { number: '990106', name: 'Klippeøens Gymnasium', kind: 'UPPER_SECONDARY', town: 'roenne', street: 'Klippeøvej 12' },
  {
    number: '990107',
    name: 'Kanalens Gymnasium og HF',
    kind: 'UPPER_SECONDARY',
    town: 'odense',
    street: 'Kanalbuen 90',
  },
  {
    number: '990108',
    name: 'Fynbuens Tekniske Gymnasium',
    kind: 'UPPER_SECONDARY',
    town: 'odense',
    street: 'Fynbuen 6',
  },
  {
    number: '990109',
    name: 'Hedens Erhvervsskole',
    kind: 'VOCATIONAL',
    town: 'herning',
    street: 'Hedens Boulevard 40',
  },
  { number: '990110', name: 'Aabrinkens Gymnasium', kind: 'UPPER_SECONDARY', town: 'aarhus', street: 'Aabrinken 88' },
  { number: '990111', name: 'FGU Aabrinken', kind: 'OTHER', town: 'aarhus', street: 'Aabrinken 92' },
  {
    number: '990112',
    name: 'Nordkystens Handelsgymnasium',
    kind: 'UPPER_SECONDARY',
    town: 'frederikshavn',
    street: 'Handelsvænget 21',
  },
];
