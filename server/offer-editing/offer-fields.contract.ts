import { z } from 'zod';
import { count, id, line, localDate, paragraph, webAddress } from '#server/http/fields.ts';
import { ageGroup, offerForm, subjectFamily, targetGroup } from '#server/offers/offer.query.ts';
import { isSubjectCode } from '#server/offers/subject.ts';

// What a lead types about an offer. A draft may lack texts: publishing asks for them all (offer-publishing.rules.ts).

/** One line that may still be missing. */
const shortText = (max: number) =>
  paragraph(max).refine((text) => !/[\n\t]/.test(text), { params: { code: 'INVALID_CHARACTERS' } });
const longText = (max: number) => paragraph(max);
/** Null or empty = none. */
const optionalText = (max: number) => paragraph(max).nullable();
const once = <Code extends string>(codes: Code[]) => [...new Set(codes)];

/** "MM-DD". 29 February is one: the season runs every year. */
const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/, { error: 'INVALID_DATE' })
  .refine((text) => !Number.isNaN(Date.parse(`2028-${text}T00:00:00Z`)) && dayExists(text), {
    params: { code: 'INVALID_DATE' },
  });

function dayExists(monthAndDay: string): boolean {
  return new Date(`2028-${monthAndDay}T00:00:00Z`).toISOString().slice(5, 10) === monthAndDay;
}

export const adultLevels = ['NURSERY', 'KINDERGARTEN', 'LOWER', 'MIDDLE', 'UPPER', 'YOUTH'] as const;
export const materialPhase = z.enum(['BEFORE', 'DURING', 'AFTER']);
const slugText = z.string().regex(/^[a-z0-9-]{1,100}$/, { error: 'INVALID_CHOICE' });

const programmeStep = z.strictObject({
  minute: count(0, 1440).describe('Counted from the start'),
  titleDa: shortText(120),
  titleEn: shortText(120),
  textDa: longText(1000),
  textEn: longText(1000),
});

const goal = z.union([
  z.strictObject({ goalId: id.describe('One of GET /api/curriculum/goals') }),
  z.strictObject({ textDa: shortText(500), textEn: shortText(500) }),
]);

const material = z.strictObject({
  phase: materialPhase,
  titleDa: shortText(160),
  titleEn: shortText(160),
  noteDa: shortText(160).describe('What it is and how long it takes: "pdf, 4 sider"'),
  noteEn: shortText(160),
  bodyDa: longText(20_000).describe('The material itself where it is a text (Markdown)'),
  bodyEn: longText(20_000),
  fileId: id.nullable().describe('The material itself where it is a file, of POST /api/files'),
});

const need = z.strictObject({ resourceId: id, quantity: count(1, 1000).describe('Of pooled resources; 1 of others') });

export const offerFields = {
  site: slugText.describe("Slug of one of the department's sites: the usual meeting place"),
  titleDa: line(120),
  titleEn: shortText(120),
  teaserDa: shortText(300),
  teaserEn: shortText(300),
  descriptionDa: longText(20_000).describe('Markdown'),
  descriptionEn: longText(20_000),
  programme: z.array(programmeStep).max(40),
  clothingDa: optionalText(1000),
  clothingEn: optionalText(1000),
  subjectFamily,
  subjects: z
    .array(z.string().refine((code): boolean => isSubjectCode(code), { params: { code: 'INVALID_CHOICE' } }))
    .max(12)
    .overwrite(once)
    .describe('Codes, the main subject first; daycare themes too'),
  targetGroups: z.array(targetGroup).min(1).max(3).overwrite(once),
  gradeFrom: count(0, 10).nullable().describe('Null unless PRIMARY is a target group'),
  gradeTo: count(0, 10).nullable(),
  ageGroups: z.array(ageGroup).max(3).overwrite(once).describe('Empty unless DAYCARE is a target group'),
  form: offerForm,
  confirmation: z.enum(['INSTANT', 'BY_REQUEST']),
  requestWorkingDays: count(1, 60).describe('How long a request waits for the department, holding its places'),
  headApproval: z.boolean().describe('The school’s head confirms by link before a booking stands'),
  headWorkingDays: count(1, 60).describe('How long the head can answer'),
  levelByRequest: z.boolean().describe('A level that the offer is not made for is asked about instead of refused'),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, { error: 'INVALID_CHOICE' }))
    .min(1)
    .max(6)
    .overwrite(once),
  durationMinutes: count(5, 1440),
  meetingCount: count(1, 40).describe('More than 1 for a COURSE only'),
  bufferBeforeMinutes: count(0, 240),
  bufferAfterMinutes: count(0, 240),
  onlineUrl: z
    .union([z.literal('').transform(() => null), webAddress])
    .nullable()
    .describe(
      'Where an ONLINE offer is held: told to those who have booked, never shown. Null = each session has its own',
    ),
  travelMinutes: count(0, 240).describe('The way there and the way back, each'),
  educatorsNeeded: count(0, 10).describe('0 = nobody teaches: always for SELF_GUIDED, never for OUTREACH and ONLINE'),
  minPupils: count(1, 500).describe('The fewest of one booking, all groups together'),
  maxPupils: count(1, 500).describe('The most of each group'),
  maxGroups: count(1, 20),
  pupilsPerAdult: count(1, 100),
  adultRatios: z
    .array(z.strictObject({ level: z.enum(adultLevels), pupilsPerAdult: count(1, 100) }))
    .max(adultLevels.length)
    .describe('Where a level asks for another ratio than `pupilsPerAdult`'),
  goals: z.array(goal).max(30),
  seasonFrom: monthDay.nullable().describe('"MM-DD", included; null = all year'),
  seasonTo: monthDay
    .nullable()
    .describe('Included; may lie before the first day: the season then runs across New Year'),
  leadTimeWorkingDays: count(0, 60),
  cancellationWorkingDays: count(0, 60),
  bookingOpens: z
    .strictObject({ date: localDate, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'INVALID_TIME' }) })
    .nullable()
    .describe('Danish local time; null = open since publication'),
  priceOre: count(0, 10_000_000).describe('For one group, in øre'),
  priceNoteDa: optionalText(500),
  priceNoteEn: optionalText(500),
  quotaLimited: z.boolean(),
  imageFileId: id.nullable(),
  imageAltDa: optionalText(300),
  imageAltEn: optionalText(300),
  imageFocusX: count(0, 100).describe('The middle of the picture, per cent from the left'),
  imageFocusY: count(0, 100).describe('Per cent from the top'),
  coverPlace: z.enum(['FORT', 'BEACH', 'MUSEUM', 'FOREST']),
  coverSeason: z.enum(['SPRING', 'SUMMER', 'AUTUMN', 'WINTER']),
  coverMotif: z
    .string()
    .regex(/^[a-z]{1,30}$/, { error: 'INVALID_CHOICE' })
    .nullable()
    .describe('Null = by subject and place'),
  keywords: shortText(500),
  materials: z.array(material).max(40).describe('In the order shown, phase by phase'),
  resources: z.array(need).max(30).describe('Rooms and kits that each session takes'),
};

export const offerChange = z.strictObject(offerFields).partial();
/** What may be changed, each field left out = as it stands. */
export type OfferChange = z.output<typeof offerChange>;
