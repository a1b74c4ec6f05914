import type { NewDepartment, NewSite } from './department-editor.contract.ts';

// For tests: what the knowledge centre might type.

const place = { address: 'Fortvej 2', postalCode: '2610', city: 'Rødovre', municipalityCode: '0175' };

export const aNewDepartment: NewDepartment = {
  name: 'Fortet på Øen',
  aboutDa: 'Et fort fra 1893.',
  aboutEn: 'A fort of 1893.',
  ...place,
  email: 'fortet@example.org',
  phone: '20 00 12 34',
};

export const aNewSite: NewSite = {
  name: 'Kasematten',
  ...place,
  latitude: 55.68,
  longitude: 12.45,
  meetingPointDa: 'Ved broen.',
  meetingPointEn: 'At the bridge.',
  transportDa: 'Bus 200S.',
  transportEn: 'Bus 200S.',
  accessDa: 'Grus og to trin.',
  accessEn: 'Gravel and two steps.',
  lunchDa: 'På volden.',
  lunchEn: 'On the rampart.',
};
