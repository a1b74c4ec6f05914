import { type Typed, tickLists } from '#lib/offer-editor/typed.ts';
import type { EditedOffer } from '#server/offer-editing/offer-editing.contract.ts';
import { adultLevels } from '#server/offer-editing/offer-fields.contract.ts';
import type { Language } from '#server/time/language.ts';

const textFields = [
  ...['title', 'teaser', 'description', 'clothing', 'priceNote', 'imageAlt'].flatMap((stem) => [
    `${stem}Da`,
    `${stem}En`,
  ]),
  ...[
    'site',
    'subjectFamily',
    'form',
    'confirmation',
    'coverPlace',
    'coverSeason',
    'coverMotif',
    'keywords',
    'imageFileId',
    'onlineUrl',
  ],
] as const;

const countFields = [
  'gradeFrom',
  'gradeTo',
  'durationMinutes',
  'meetingCount',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'travelMinutes',
  'educatorsNeeded',
  'minPupils',
  'maxPupils',
  'maxGroups',
  'pupilsPerAdult',
  'leadTimeWorkingDays',
  'cancellationWorkingDays',
  'requestWorkingDays',
  'headWorkingDays',
  'imageFocusX',
  'imageFocusY',
] as const;

/** An offer as it stands in the fields of its editor. */
export function typedOf(offer: EditedOffer, language: Language): Typed {
  const facts = offer as unknown as Record<string, unknown>;
  const plain = [...textFields, ...countFields].map((name): [string, string] => [name, textOf(facts[name])]);
  return {
    values: {
      ...Object.fromEntries(plain),
      imageFileName: offer.imageFile?.name ?? '',
      subject: offer.subjects[0] ?? '',
      priceOre: kroner(offer.priceOre, language),
      quotaLimited: offer.quotaLimited ? 'on' : '',
      headApproval: offer.headApproval ? 'on' : '',
      levelByRequest: offer.levelByRequest ? 'on' : '',
      ...season('seasonFrom', offer.seasonFrom),
      ...season('seasonTo', offer.seasonTo),
      'bookingOpens.date': offer.bookingOpens?.date ?? '',
      'bookingOpens.time': offer.bookingOpens?.time ?? '',
      ...Object.fromEntries(offer.adultRatios.map((one) => [`adultRatios.${one.level}`, String(one.pupilsPerAdult)])),
      ...Object.fromEntries(offer.resources.map((one) => [`resources.${one.resourceId}`, String(one.quantity)])),
      ...rowsIn('programme', offer.programme),
      ...rowsIn('goals', offer.goals),
      ...rowsIn(
        'materials',
        offer.materials.map(({ file, ...material }) => ({ ...material, fileName: file?.name ?? '' })),
      ),
    },
    ticks: {
      targetGroups: offer.targetGroups,
      ageGroups: offer.ageGroups,
      languages: offer.languages,
      subjects: offer.subjects.slice(1),
    },
  };
}

function rowsIn(list: string, rows: readonly object[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, at) => Object.entries(row).map(([field, value]) => [`${list}.${at}.${field}`, textOf(value)])),
  );
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function season(name: string, monthDay: string | null): Record<string, string> {
  const [month = '', day = ''] = (monthDay ?? '').split('-');
  return { [`${name}.month`]: month, [`${name}.day`]: day };
}

/** 25000 → "250"; 25050 → "250,50". */
function kroner(ore: number, language: Language): string {
  const text = ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2);
  return language === 'da' ? text.replace('.', ',') : text;
}

const MOST_FIELDS = 2_000;

/** What was posted, as text; files are taken by themselves. */
export function typedIn(form: FormData): Typed {
  const texts = [...form]
    .slice(0, MOST_FIELDS)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const lists = tickLists as readonly string[];
  return {
    values: Object.fromEntries(texts.filter(([name]) => !lists.includes(name))),
    ticks: Object.fromEntries(tickLists.map((name) => [name, form.getAll(name).map(String)])),
  };
}

/** What was typed as the API takes it. What is no number goes as it stands, so that the API refuses it. */
export function changesOf(typed: Typed, rows: Record<'programme' | 'materials' | 'goals', Record<string, string>[]>) {
  const { values, ticks } = typed;
  const value = (name: string) => values[name] ?? '';
  const subjects = [value('subject'), ...(ticks.subjects ?? [])].filter((code) => code !== '');
  return {
    ...Object.fromEntries(textFields.map((name) => [name, value(name)])),
    ...Object.fromEntries(countFields.map((name) => [name, countOf(value(name))])),
    coverMotif: value('coverMotif') || null,
    imageFileId: value('imageFileId') || null,
    priceOre: oreOf(value('priceOre')),
    quotaLimited: value('quotaLimited') === 'on',
    headApproval: value('headApproval') === 'on',
    levelByRequest: value('levelByRequest') === 'on',
    subjects: [...new Set(subjects)],
    targetGroups: ticks.targetGroups,
    ageGroups: ticks.ageGroups,
    languages: ticks.languages,
    seasonFrom: monthDayOf(value('seasonFrom.month'), value('seasonFrom.day')),
    seasonTo: monthDayOf(value('seasonTo.month'), value('seasonTo.day')),
    bookingOpens:
      value('bookingOpens.date') === ''
        ? null
        : { date: value('bookingOpens.date'), time: value('bookingOpens.time') || '08:00' },
    adultRatios: ratioLevels(typed).map((level) => ({ level, pupilsPerAdult: countOf(value(`adultRatios.${level}`)) })),
    resources: resourceIds(typed).map((id) => ({ resourceId: id, quantity: countOf(value(`resources.${id}`)) })),
    programme: rows.programme.map((row) => ({ ...row, minute: countOf(row.minute ?? '') })),
    goals: rows.goals,
    materials: rows.materials.map(({ fileName: _name, ...row }) => ({ ...row, fileId: row.fileId || null })),
  };
}

/** The levels with a ratio of their own, as they are sent. */
export function ratioLevels({ values }: Typed): string[] {
  return adultLevels.filter((level) => (values[`adultRatios.${level}`] ?? '').trim() !== '');
}

/** The rooms and kits that are needed, as they are sent. */
export function resourceIds({ values }: Typed): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('resources.') && value.trim() !== '' && value.trim() !== '0'
      ? [name.slice('resources.'.length)]
      : [],
  );
}

function countOf(text: string): number | string | null {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}

function oreOf(text: string): number | string | null {
  const typed = text.trim().replace(/\s|(?<=\d)\.(?=\d{3}(\D|$))/g, '');
  if (typed === '') return null;
  return /^\d{1,6}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 100) : typed;
}

function monthDayOf(month: string, day: string): string | null {
  return month === '' && day === '' ? null : `${month}-${day}`;
}
