import type { Language } from '#server/time/language.ts';
import type { StoredInstitution } from './import.types.ts';

/** What an import can change of an institution, as a report names it. */
export const factNames: Record<Language, Record<keyof StoredInstitution, string>> = {
  da: {
    number: 'nummer',
    name: 'navn',
    kind: 'type',
    owner: 'ejer',
    source: 'register',
    parentNumber: 'hovedskole',
    address: 'adresse',
    postalCode: 'postnummer',
    city: 'by',
    website: 'hjemmeside',
    municipalityCode: 'kommune',
    latitude: 'breddegrad',
    longitude: 'længdegrad',
    active: 'genåbnet',
  },
  en: {
    number: 'number',
    name: 'name',
    kind: 'kind',
    owner: 'owner',
    source: 'register',
    parentNumber: 'main school',
    address: 'address',
    postalCode: 'postal code',
    city: 'town',
    website: 'website',
    municipalityCode: 'municipality',
    latitude: 'latitude',
    longitude: 'longitude',
    active: 'reopened',
  },
};
