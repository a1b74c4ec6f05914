import type { PlaceValues } from '#lib/place-values.ts';

/** Reads the fields of PlaceFields.svelte; nothing is judged here. */
export function readPlace(text: (name: string) => string): PlaceValues {
  return {
    placeAddress: text('placeAddress'),
    placePostalCode: text('placePostalCode'),
    placeCity: text('placeCity'),
    placeNotes: text('placeNotes'),
  };
}

interface Registered {
  address: string | null;
  postalCode: string | null;
  city: string | null;
}

/**
 * The place as the API takes it; null = the school's own address.
 * @param school of the register: notes without an address are about its address
 */
export function placeBody(values: PlaceValues, school: Registered | null) {
  const typed = [values.placeAddress, values.placePostalCode, values.placeCity].some((text) => text.trim() !== '');
  if (typed) return bodyOf(values, values.placeNotes);
  if (values.placeNotes.trim() === '') return null;
  const own = { placeAddress: school?.address, placePostalCode: school?.postalCode, placeCity: school?.city };
  return bodyOf(own, values.placeNotes);
}

type Address = { [Field in 'placeAddress' | 'placePostalCode' | 'placeCity']?: string | null | undefined };

function bodyOf({ placeAddress, placePostalCode, placeCity }: Address, notes: string) {
  return { address: placeAddress ?? '', postalCode: placePostalCode ?? '', city: placeCity ?? '', notes };
}

/** Which field an error's path is about; `place` itself: the address is lacking. */
export const placeFields: [RegExp, string][] = [
  [/^place$/, 'placeAddress'],
  [/^place\.address$/, 'placeAddress'],
  [/^place\.postalCode$/, 'placePostalCode'],
  [/^place\.city$/, 'placeCity'],
  [/^place\.notes$/, 'placeNotes'],
];

/** The fields in the order of the form. */
export const placeOrder = ['placeAddress', 'placePostalCode', 'placeCity', 'placeNotes'];
