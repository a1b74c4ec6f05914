/** One thing to type. Its words stand in the registers' texts under `name`. */
export interface RecordField {
  name: RecordFieldName;
  /** Given: a text area of so many rows. */
  rows?: number;
  width?: 's' | 'm' | 'l';
  maxlength?: number;
  type?: 'text' | 'email' | 'tel' | 'date' | 'number' | 'count' | 'municipality' | 'partnershipType';
  optional?: true;
}

export type RecordFieldName =
  | 'name'
  | 'slug'
  | 'aboutDa'
  | 'aboutEn'
  | 'address'
  | 'postalCode'
  | 'city'
  | 'municipalityCode'
  | 'email'
  | 'phone'
  | 'latitude'
  | 'longitude'
  | 'meetingPointDa'
  | 'meetingPointEn'
  | 'transportDa'
  | 'transportEn'
  | 'accessDa'
  | 'accessEn'
  | 'lunchDa'
  | 'lunchEn'
  | 'selfGuidedPupils'
  | 'type'
  | 'partner'
  | 'from'
  | 'to';

const place: RecordField[] = [
  { name: 'address', width: 'l', maxlength: 200 },
  { name: 'postalCode', width: 's', maxlength: 4 },
  { name: 'city', width: 'm', maxlength: 100 },
  { name: 'municipalityCode', width: 'm', type: 'municipality' },
];

const bothLanguages = (stem: 'meetingPoint' | 'transport' | 'access' | 'lunch', maxlength: number): RecordField[] => [
  { name: `${stem}Da`, rows: 3, maxlength },
  { name: `${stem}En`, rows: 3, maxlength },
];

export const departmentFields: RecordField[] = [
  { name: 'name', width: 'l', maxlength: 120 },
  { name: 'aboutDa', rows: 7, maxlength: 4000 },
  { name: 'aboutEn', rows: 7, maxlength: 4000 },
  ...place,
  { name: 'email', width: 'l', maxlength: 254, type: 'email' },
  { name: 'phone', width: 'm', maxlength: 30, type: 'tel' },
];

export const newDepartmentFields: RecordField[] = [
  ...departmentFields,
  { name: 'slug', width: 'l', maxlength: 60, optional: true },
];

export const siteFields: RecordField[] = [
  { name: 'name', width: 'l', maxlength: 120 },
  ...place,
  { name: 'latitude', width: 'm', maxlength: 20, type: 'number' },
  { name: 'longitude', width: 'm', maxlength: 20, type: 'number' },
  ...bothLanguages('meetingPoint', 500),
  ...bothLanguages('transport', 1000),
  ...bothLanguages('access', 1000),
  ...bothLanguages('lunch', 1000),
  { name: 'selfGuidedPupils', width: 's', maxlength: 5, type: 'count', optional: true },
];

export const agreementFields: RecordField[] = [
  { name: 'type', width: 'l', type: 'partnershipType' },
  { name: 'partner', width: 'l', maxlength: 200 },
  { name: 'from', width: 'm', type: 'date' },
  { name: 'to', width: 'm', type: 'date', optional: true },
];
