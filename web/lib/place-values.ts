/** Where an outreach visit takes place, as typed. All empty = at the school's own address. */
export interface PlaceValues {
  placeAddress: string;
  placePostalCode: string;
  placeCity: string;
  /** What the educator should know of the place. */
  placeNotes: string;
}

export const emptyPlace: PlaceValues = { placeAddress: '', placePostalCode: '', placeCity: '', placeNotes: '' };
