/** Where an outreach visit takes place: the fields, and what is shown of it. */
const da = {
  legend: { pupils: 'Her kommer vi ud til jer', children: 'Her kommer vi ud til jer' },
  own: {
    pupils: 'Vi kommer ud til skolens adresse.',
    children: 'Vi kommer ud til jeres dagtilbud.',
  },
  byHand: 'Står I ikke på listen, har vi ingen adresse: Skriv den her.',
  elsewhere: 'Vi skal mødes et andet sted',
  address: 'Vej og nummer',
  postalCode: 'Postnummer',
  city: 'By',
  notes: 'Hvor finder underviseren jer?',
  notesHint: 'Fx indgang, lokale eller parkering. Skriv ikke navne på børn.',
  shown: {
    online: 'Online',
    link: 'Link til mødet',
    way: 'Vejen derhen',
    noLinkYet: 'Linket kommer her og i en mail, når det er klar.',
    afterYes: 'Linket kommer her og i en mail, når besøget er bekræftet.',
    atSchool: 'Ude hos jer',
    unknown: 'Adressen mangler',
    alone: 'I er på egen hånd: Der er ingen underviser med.',
    noEducator: 'På egen hånd',
    leave: (time: string, minutes: number) => `Tag af sted senest kl. ${time} (${minutes} minutter hver vej)`,
  },
  errors: {
    placeAddress: 'Skriv vej og nummer på det sted, vi skal komme til.',
    placePostalCode: 'Skriv postnummeret med fire cifre.',
    placeCity: 'Skriv byen.',
  },
};

const en: typeof da = {
  legend: { pupils: 'Where we come to you', children: 'Where we come to you' },
  own: {
    pupils: "We come to the school's address.",
    children: 'We come to your daycare.',
  },
  byHand: 'If you are not on the list, we have no address: write it here.',
  elsewhere: 'We should meet at another place',
  address: 'Street and number',
  postalCode: 'Postal code',
  city: 'Town',
  notes: 'Where does the educator find you?',
  notesHint: 'e.g. entrance, room or parking. Do not write names of children.',
  shown: {
    online: 'Online',
    link: 'Link to the meeting',
    way: 'The way there',
    noLinkYet: 'The link will stand here and come by mail when it is ready.',
    afterYes: 'The link will stand here and come by mail when the visit is confirmed.',
    atSchool: 'At your place',
    unknown: 'The address is missing',
    alone: 'You are on your own: there is no educator.',
    noEducator: 'On your own',
    leave: (time, minutes) => `Leave by ${time} (${minutes} minutes each way)`,
  },
  errors: {
    placeAddress: 'Write the street and number of the place we should come to.',
    placePostalCode: 'Write the postal code with four digits.',
    placeCity: 'Write the town.',
  },
};

export const placeTexts = { da, en };
