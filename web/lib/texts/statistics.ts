import { formatNumber } from '#server/time/format.ts';

const number = (value: number) => formatNumber(value, 'da');
const numberEn = (value: number) => formatNumber(value, 'en');

const da = {
  title: (heading: string) => `${heading} – Statistik – Skolebesøg`,
  heading: {
    schoolYear: (year: string) => `Skoleåret ${year}`,
    calendarYear: (year: string) => `Kalenderåret ${year}`,
    all: 'Alle år',
  },
  lede: (pupils: number, share: string | null) =>
    `${number(pupils)} børn og unge kom${share === null ? '' : ` – ${share} af dem, der var booket`}.`,
  share: (percent: number) => `${percent} %`,
  csv: 'Hent som CSV',
  form: {
    title: 'Vælg tal',
    period: 'Periode',
    schoolYears: 'Skoleår (august til juli)',
    calendarYears: 'Kalenderår (januar til december)',
    allYears: 'Alle år',
    rows: 'Del op efter',
    second: 'Og derefter',
    undivided: 'Ingen opdeling',
    all: 'Alle',
    filters: 'Filtre',
    chosen: (count: number) => (count === 1 ? '1 filter valgt' : `${count} filtre valgt`),
    button: 'Vis tal',
    reset: 'Nulstil',
  },
  headline: {
    title: 'Hovedtal',
    pupils: 'børn og unge kom',
    groups: 'grupper kom',
    visits: 'besøg',
    adults: 'voksne fulgte med',
    share: 'af de bookede kom',
    noShows: 'udeblev uden afbud',
    cancelledByBooker: 'afbud fra skoler og dagtilbud',
    cancelledByVenue: 'aflysninger fra stederne',
  },
  bars: {
    title: (dimension: string) => `Børn og unge efter ${dimension.toLowerCase()}`,
    came: (came: number) => `${number(came)} kom`,
    booked: (booked: number) => `${number(booked)} booket`,
    and: ' og ',
    rest: 'Booket, kom ikke',
    largest: (shown: number, all: number) => `De ${shown} største af ${all} er tegnet. Alle står i tabellen.`,
  },
  origins: {
    title: 'Hvor børn og unge kom fra',
    drawing: 'Danmarks kommuner som cirkler. Tallene står i listen ved siden af.',
    most: 'Flest børn og unge',
    explanation:
      'En cirkel er en kommune. Arealet følger antallet af børn og unge, der kom. Cirklerne ligger så tæt på deres rigtige sted, som der er plads til. Stiplet: ingen kom.',
    others: (count: number) => (count === 1 ? '1 kommune mere' : `${count} kommuner mere`),
    link: (name: string, pupils: number) => `${name}: ${number(pupils)} børn og unge. Se bookingerne bag.`,
  },
  table: {
    title: 'Tallene i tabel',
    frame: 'Tabel over besøg',
    all: 'Alle besøg',
    share: 'Kom af booket',
    total: 'I alt',
    sort: (column: string) => `Sortér efter ${column}`,
    sorted: 'sorteret',
    note: 'Tryk på et tal for at se bookingerne bag.',
    noOffered:
      'Udbudte tider og pladser kan ikke deles op efter, hvem der kom. Fjern den opdeling eller det filter for at se dem.',
  },
  definitions: {
    title: 'Sådan tæller vi',
    items: [
      [
        'Kom',
        'Fremmøde, som underviseren har registreret efter besøget. Kun det tæller som besøg, grupper, børn og voksne.',
      ],
      ['Grupper', 'Klasser, stuer og hold, der kom. En klasse, der blev hjemme, tæller ikke.'],
      [
        'Booket',
        'Antal børn i de bookinger, der kom eller udeblev. Afbud og besøg uden registreret fremmøde er ikke med.',
      ],
      ['Udeblev', 'Ingen kom, og ingen havde meldt afbud.'],
      [
        'Afbud og aflysning',
        'Afbud er skolens eller dagtilbuddets, aflysning er stedets. De tælles på den dag, besøget skulle have været.',
      ],
    ],
    moreTitle: 'Mere om tallene',
    more: [
      ['Besøg', 'En booking, der kom. Tre klasser på samme booking er ét besøg.'],
      ['Voksne', 'Alle ledsagere, også den besøgende lærer, men ikke underviseren.'],
      [
        'Tider udbudt',
        'Alle tider, der ikke er aflyst, også de kommende i perioden. En tid er brugt, når mindst ét besøg kom.',
      ],
      ['Dengang', 'Kommune, region, partnerskab og skoleår er dem, der gjaldt på besøgets dag.'],
    ],
  },
  empty: {
    title: 'Ingen tal her',
    text: 'Der er hverken besøg, afbud eller udbudte tider i perioden med de valgte filtre.',
    action: 'Vis alle år uden filtre',
  },
  behind: {
    heading: 'Bookingerne bag tallet',
    back: 'Statistik',
    count: (count: number) => (count === 1 ? '1 booking' : `${number(count)} bookinger`),
    table: 'Tabel over bookinger',
    date: 'Dato',
    institution: 'Skole eller dagtilbud',
    offer: 'Forløb',
    outcome: 'Udfald',
    reference: 'Booking',
    groups: 'Grupper',
    booked: 'Børn booket',
    cameChildren: 'Børn kom',
    cameAdults: 'Voksne kom',
    unknownPlace: 'ukendt kommune',
    emptyTitle: 'Ingen bookinger',
    empty: 'Ingen bookinger svarer til det valgte. Gå tilbage og vælg et andet tal.',
    all: 'Alle',
  },
};

type StatisticsTexts = typeof da;

const en: StatisticsTexts = {
  title: (heading) => `${heading} – Statistics – Skolebesøg`,
  heading: {
    schoolYear: (year) => `School year ${year}`,
    calendarYear: (year) => `Calendar year ${year}`,
    all: 'All years',
  },
  lede: (pupils, share) =>
    `${numberEn(pupils)} children and young people came${share === null ? '' : ` – ${share} of those booked`}.`,
  share: (percent) => `${percent}%`,
  csv: 'Download as CSV',
  form: {
    title: 'Choose figures',
    period: 'Period',
    schoolYears: 'School years (August to July)',
    calendarYears: 'Calendar years (January to December)',
    allYears: 'All years',
    rows: 'Divide by',
    second: 'And then by',
    undivided: 'Not divided',
    all: 'All',
    filters: 'Filters',
    chosen: (count) => (count === 1 ? '1 filter chosen' : `${count} filters chosen`),
    button: 'Show figures',
    reset: 'Start over',
  },
  headline: {
    title: 'Main figures',
    pupils: 'children and young people came',
    groups: 'groups came',
    visits: 'visits',
    adults: 'adults came with them',
    share: 'of those booked came',
    noShows: 'stayed away without notice',
    cancelledByBooker: 'cancelled by schools and daycares',
    cancelledByVenue: 'cancelled by the venues',
  },
  bars: {
    title: (dimension) => `Children by ${dimension.toLowerCase()}`,
    came: (came) => `${numberEn(came)} came`,
    booked: (booked) => `${numberEn(booked)} booked`,
    and: ' and ',
    rest: 'Booked, did not come',
    largest: (shown, all) => `The ${shown} largest of ${all} are drawn. All are in the table.`,
  },
  origins: {
    title: 'Where children and young people came from',
    drawing: 'The municipalities of Denmark as circles. The figures stand in the list beside it.',
    most: 'Most children and young people',
    explanation:
      'A circle is a municipality. Its area follows the number of children and young people who came. Circles lie as close to their real place as there is room. Dashed: nobody came.',
    others: (count) => (count === 1 ? '1 more municipality' : `${count} more municipalities`),
    link: (name, pupils) => `${name}: ${numberEn(pupils)} children and young people. See the bookings behind.`,
  },
  table: {
    title: 'The figures as a table',
    frame: 'Table of visits',
    all: 'All visits',
    share: 'Came of booked',
    total: 'Total',
    sort: (column) => `Sort by ${column}`,
    sorted: 'sorted',
    note: 'Follow a figure to see the bookings behind it.',
    noOffered: 'Sessions and places offered cannot be divided by who came. Remove that division or filter to see them.',
  },
  definitions: {
    title: 'How we count',
    items: [
      [
        'Came',
        'Attendance that the educator recorded after the visit. Only that counts as visits, groups, children and adults.',
      ],
      ['Groups', 'Classes, daycare rooms and the like that came. A class that stayed at home does not count.'],
      [
        'Booked',
        'Children on the bookings that came or stayed away. Cancellations and visits without recorded attendance are left out.',
      ],
      ['No-shows', 'Nobody came, and nobody had cancelled.'],
      [
        'Cancelled',
        'By the booker: the school or daycare. By the venue: the place. Both count on the day the visit would have been.',
      ],
    ],
    moreTitle: 'More about the figures',
    more: [
      ['Visits', 'One booking that came. Three classes on the same booking are one visit.'],
      ['Adults', 'All accompanying staff with the visiting teacher, but not the educator.'],
      [
        'Sessions offered',
        'All sessions that are not cancelled, also coming ones in the period. A session is used when at least one visit came.',
      ],
      ['As it was', 'Municipality, region, partnership and school year are those that held on the day of the visit.'],
    ],
  },
  empty: {
    title: 'No figures here',
    text: 'There are no visits, cancellations or sessions in the period with the filters chosen.',
    action: 'Show all years without filters',
  },
  behind: {
    heading: 'The bookings behind the figure',
    back: 'Statistics',
    count: (count) => (count === 1 ? '1 booking' : `${numberEn(count)} bookings`),
    table: 'Table of bookings',
    date: 'Date',
    institution: 'School or daycare',
    offer: 'Offer',
    outcome: 'Outcome',
    reference: 'Booking',
    groups: 'Groups',
    booked: 'Children booked',
    cameChildren: 'Children came',
    cameAdults: 'Adults came',
    unknownPlace: 'unknown municipality',
    emptyTitle: 'No bookings',
    empty: 'No bookings match what was chosen. Go back and choose another figure.',
    all: 'All',
  },
};

export const statisticsTexts = { da, en };
