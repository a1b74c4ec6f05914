import type { Language, Texts } from '#server/time/language.ts';

const da = {
  heading: 'Faglige mål',
  lede: 'Det, forløbene kan arbejde hen imod: kompetenceområderne i Fælles Mål og temaerne i dagtilbuddenes læreplan. Når læreplanen ændres, tilføjer I en ny liste. Mål fra den gamle liste bliver stående på de forløb, der nævner dem.',
  lists: 'Lister',
  columns: { name: 'Liste', valid: 'Gælder', goals: 'Mål', file: 'Fil' },
  from: (day: string) => `fra ${day}`,
  span: (from: string, to: string) => `${from} til ${to}`,
  download: 'Hent som CSV',
  add: 'Tilføj en liste',
  addText:
    'Hent den gamle liste som CSV, ret den i et regneark, og gem den som CSV. Et mål beholder sin kode, så længe det er det samme mål.',
  fields: {
    replaces: 'Afløser',
    none: 'Ingen – det er en ny liste',
    nameDa: 'Navn på dansk',
    nameEn: 'Navn på engelsk',
    id: 'Kortnavn',
    idHint: 'Små bogstaver, tal og bindestreger, fx faelles-maal-2027.',
    validFrom: 'Gælder fra og med',
    file: 'Listen som CSV-fil',
    fileHint: 'Kolonnerne skal hedde kode, fag, fra, til, dansk og engelsk.',
  },
  noFile: 'Vælg en fil.',
  dateHint: 'Som 2027-08-01.',
  failed: 'Listen kan ikke bruges endnu',
  try: 'Prøv listen',
  save: 'Tilføj listen',
  tried: 'Listen kan bruges',
  triedText: (goals: number, added: number) =>
    `Der er ${goals} mål, heraf ${added} ${added === 1 ? 'nyt' : 'nye'}. Intet er gemt endnu.`,
  removed: (count: number) =>
    count === 1 ? 'Et mål findes ikke i den nye liste' : `${count} mål findes ikke i den nye liste`,
  keptFile: 'Den fil, I lige har prøvet, bruges, medmindre I vælger en anden.',
  saved: 'Listen er tilføjet.',
};

const en = {
  heading: 'Learning goals',
  lede: 'What visits can work towards: the competence areas of Fælles Mål and the themes of the daycare curriculum. When the curriculum changes, you add a new list. Goals of the old list stay on the visits that name them.',
  lists: 'Lists',
  columns: { name: 'List', valid: 'Holds', goals: 'Goals', file: 'File' },
  from: (day) => `from ${day}`,
  span: (from, to) => `${from} to ${to}`,
  download: 'Download as CSV',
  add: 'Add a list',
  addText:
    'Download the old list as CSV, edit it in a spreadsheet and save it as CSV. A goal keeps its code as long as it is the same goal.',
  fields: {
    replaces: 'Replaces',
    none: 'None – it is a new list',
    nameDa: 'Name in Danish',
    nameEn: 'Name in English',
    id: 'Short name',
    idHint: 'Small letters, digits and hyphens, such as faelles-maal-2027.',
    validFrom: 'Holds from',
    file: 'The list as a CSV file',
    fileHint: 'The columns must be named kode, fag, fra, til, dansk and engelsk.',
  },
  noFile: 'Choose a file.',
  dateHint: 'Like 2027-08-01.',
  failed: 'The list cannot be used yet',
  try: 'Try the list',
  save: 'Add the list',
  tried: 'The list can be used',
  triedText: (goals, added) => `There are ${goals} goals, ${added} of them new. Nothing is saved yet.`,
  removed: (count) => (count === 1 ? 'One goal is not in the new list' : `${count} goals are not in the new list`),
  keptFile: 'The file you have just tried is used unless you choose another.',
  saved: 'The list has been added.',
} satisfies Texts<typeof da>;

/** Words of the page where the lists of learning goals get another version. */
export const curriculumTexts: Record<Language, typeof da> = { da, en };
