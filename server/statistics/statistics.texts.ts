import { formNames, partnershipTypeNames, subjectFamilyNames, targetGroupNames } from '#server/offers/labels.ts';
import { subjectName } from '#server/offers/subject.ts';
import { formatMonth } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { Dimension } from './statistics.dimensions.ts';
import type { Measure, Outcome } from './statistics.measures.ts';

type Words<Key extends string> = Record<Key, Record<Language, string>>;

const both = (da: string, en: string) => ({ da, en });

export const dimensionNames: Words<Dimension> = {
  schoolYear: both('Skoleår', 'School year'),
  calendarYear: both('Kalenderår', 'Calendar year'),
  month: both('Måned', 'Month'),
  department: both('Afdeling', 'Department'),
  partnershipType: both('Partnerskab', 'Partnership'),
  targetGroup: both('Målgruppe', 'Target group'),
  gradeStage: both('Trin', 'Stage'),
  institutionKind: both('Institutionstype', 'Kind of institution'),
  municipality: both('Kommune', 'Municipality'),
  region: both('Region', 'Region'),
  subjectFamily: both('Fagområde', 'Subject family'),
  subject: both('Fag', 'Subject'),
  offer: both('Forløb', 'Offer'),
  form: both('Form', 'Form'),
};

/** Short enough for the head of a column. */
export const measureNames: Words<Measure> = {
  visits: both('Besøg', 'Visits'),
  groups: both('Grupper', 'Groups'),
  pupils: both('Børn og unge', 'Children'),
  adults: both('Voksne', 'Adults'),
  bookedPupils: both('Booket', 'Booked'),
  cancelledByBooker: both('Afbud', 'Cancelled by booker'),
  cancelledByVenue: both('Aflyst af stedet', 'Cancelled by venue'),
  noShows: both('Udeblev', 'No-shows'),
  sessionsOffered: both('Tider udbudt', 'Sessions offered'),
  sessionsUsed: both('Tider brugt', 'Sessions used'),
  pupilPlacesOffered: both('Pladser udbudt', 'Places offered'),
};

export const outcomeNames: Words<Outcome> = {
  CAME: both('Kom', 'Came'),
  NO_SHOW: both('Udeblev', 'Did not come'),
  CANCELLED_BY_BOOKER: both('Afbud', 'Cancelled by booker'),
  CANCELLED_BY_VENUE: both('Aflyst af stedet', 'Cancelled by venue'),
};

/** Values in the order in which they are shown. */
export const codeNames: { [D in Dimension]?: Words<string> } = {
  partnershipType: partnershipTypeNames,
  targetGroup: targetGroupNames,
  gradeStage: {
    LOWER: both('Indskoling, 0.–3. klasse', 'Grades 0–3'),
    MIDDLE: both('Mellemtrin, 4.–6. klasse', 'Grades 4–6'),
    UPPER: both('Udskoling, 7.–10. klasse', 'Grades 7–10'),
    MIXED: both('Flere trin', 'Several stages'),
  },
  institutionKind: {
    FOLKESKOLE: both('Folkeskole', 'Municipal school'),
    PRIVATE_SCHOOL: both('Fri- og privatskole', 'Private school'),
    SPECIAL_SCHOOL: both('Specialskole', 'Special school'),
    EFTERSKOLE: both('Efterskole', 'Boarding school (efterskole)'),
    UPPER_SECONDARY: both('Gymnasium', 'Upper secondary school'),
    VOCATIONAL: both('Erhvervsuddannelse', 'Vocational school'),
    NURSERY: both('Vuggestue', 'Nursery'),
    KINDERGARTEN: both('Børnehave', 'Kindergarten'),
    INTEGRATED_DAYCARE: both('Aldersintegreret institution', 'Integrated daycare'),
    OTHER: both('Anden institution', 'Other institution'),
  },
  subjectFamily: subjectFamilyNames,
  form: { ...formNames, OUTREACH: both('Ude på skolen eller i dagtilbuddet', 'Out at the school or daycare') },
};

const unknownNames: { [D in Dimension]?: Record<Language, string> } = {
  gradeStage: both('Uden klassetrin', 'No class level'),
  institutionKind: both('Ikke i registret', 'Not in the register'),
  municipality: both('Ukendt kommune', 'Unknown municipality'),
  region: both('Ukendt region', 'Unknown region'),
  partnershipType: both('Uden partnerskab', 'No partnership'),
};

/** What a value is called, for dimensions whose values name themselves; those with a name in the database come from there. */
export function valueName(dimension: Dimension, value: string | null, language: Language): string {
  if (value === null) return (unknownNames[dimension] ?? both('Ukendt', 'Unknown'))[language];
  if (dimension === 'subject') return subjectName(value, language);
  if (dimension === 'month') return formatMonth(`${value}-01`, language);
  return codeNames[dimension]?.[value]?.[language] ?? value;
}
