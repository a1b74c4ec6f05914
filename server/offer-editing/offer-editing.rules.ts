import { hasText, type OfferDraft } from './offer-draft.ts';

/** One thing that is wrong or missing; `path` as in the API: `materials.0.titleEn`. */
export interface WrongField {
  path: string;
  code: WrongCode;
}

export type WrongCode =
  | 'REQUIRED'
  | 'INVALID_CHOICE'
  | 'SMALLER_THAN_THE_FEWEST'
  | 'BEFORE_THE_FIRST'
  | 'ONLY_ONE_END'
  | 'MINUTE_TWICE'
  | 'LEVEL_TWICE'
  | 'AFTER_THE_END'
  | 'NO_CONTENT'
  | 'COURSE_MEETS_ONCE'
  | 'SITE_CLOSED'
  | 'NO_SUCH_TIME'
  | 'MORE_THAN_THERE_IS'
  | 'SOMEBODY_TEACHES';

/**
 * What follows from other fields is put right instead of refused: no class levels without schools, no age groups without
 * daycare, one meeting unless it is a course, nobody teaches a class on its own, a link only online, words of a picture only with the picture, empty = none, programme by minute.
 */
export function tidied(offer: OfferDraft): OfferDraft {
  const schools = offer.targetGroups.includes('PRIMARY');
  const picture = offer.imageFileId !== null;
  return {
    ...offer,
    gradeFrom: schools ? offer.gradeFrom : null,
    gradeTo: schools ? offer.gradeTo : null,
    ageGroups: offer.targetGroups.includes('DAYCARE') ? offer.ageGroups : [],
    meetingCount: offer.form === 'COURSE' ? offer.meetingCount : 1,
    onlineUrl: offer.form === 'ONLINE' ? offer.onlineUrl : null,
    educatorsNeeded: offer.form === 'SELF_GUIDED' ? 0 : offer.educatorsNeeded,
    clothingDa: offer.clothingDa || null,
    clothingEn: offer.clothingEn || null,
    priceNoteDa: offer.priceNoteDa || null,
    priceNoteEn: offer.priceNoteEn || null,
    // The table wants words with every picture; which are still missing, publishing says.
    imageAltDa: picture ? (offer.imageAltDa ?? '') : null,
    imageAltEn: picture ? (offer.imageAltEn ?? '') : null,
    programme: [...offer.programme].sort((a, b) => a.minute - b.minute),
  };
}

/** What no offer may be, not even a draft. */
export function wrongFields(offer: OfferDraft): WrongField[] {
  const schools = offer.targetGroups.includes('PRIMARY');
  const { gradeFrom, gradeTo, seasonFrom, seasonTo } = offer;
  return found([
    schools && gradeFrom === null && wrong('gradeFrom', 'REQUIRED'),
    schools && gradeTo === null && wrong('gradeTo', 'REQUIRED'),
    gradeFrom !== null && gradeTo !== null && gradeFrom > gradeTo && wrong('gradeTo', 'BEFORE_THE_FIRST'),
    offer.targetGroups.includes('DAYCARE') && offer.ageGroups.length === 0 && wrong('ageGroups', 'REQUIRED'),
    (offer.form === 'OUTREACH' || offer.form === 'ONLINE') &&
      offer.educatorsNeeded === 0 &&
      wrong('educatorsNeeded', 'SOMEBODY_TEACHES'),
    offer.minPupils > offer.maxPupils && wrong('maxPupils', 'SMALLER_THAN_THE_FEWEST'),
    seasonFrom !== null && seasonTo === null && wrong('seasonTo', 'ONLY_ONE_END'),
    seasonFrom === null && seasonTo !== null && wrong('seasonFrom', 'ONLY_ONE_END'),
    ...repeated(offer.programme.map(({ minute }) => minute)).map((at) =>
      wrong(`programme.${at}.minute`, 'MINUTE_TWICE'),
    ),
    ...repeated(offer.adultRatios.map(({ level }) => level)).map((at) =>
      wrong(`adultRatios.${at}.level`, 'LEVEL_TWICE'),
    ),
    ...repeated(offer.resources.map(({ resourceId }) => resourceId)).map((at) =>
      wrong(`resources.${at}.resourceId`, 'INVALID_CHOICE'),
    ),
  ]);
}

const bothAlways = ['title', 'teaser', 'description'] as const;
const bothOrNone = ['clothing', 'priceNote'] as const;

/** What is missing before schools may see it; all of it, in the order of the form. Empty = complete. */
export function missingFields(offer: OfferDraft, { siteIsOpen }: { siteIsOpen: boolean }): WrongField[] {
  return found([
    ...bothAlways.flatMap((stem) => needed(offer, stem)),
    offer.subjects.length === 0 && wrong('subjects', 'REQUIRED'),
    ...offer.goals.flatMap((goal, at) => ('goalId' in goal ? [] : needed(goal, 'text', `goals.${at}.`))),
    !siteIsOpen && wrong('site', 'SITE_CLOSED'),
    offer.form === 'COURSE' && offer.meetingCount < 2 && wrong('meetingCount', 'COURSE_MEETS_ONCE'),
    ...offer.programme.flatMap((step, at) => stepLacks(step, offer, at)),
    ...bothOrNone.flatMap((stem) => paired(offer, stem)),
    ...(offer.imageFileId === null ? [] : needed(offer, 'imageAlt')),
    ...offer.materials.flatMap(materialLacks),
  ]);
}

function stepLacks(step: OfferDraft['programme'][number], offer: OfferDraft, at: number): WrongField[] {
  const path = `programme.${at}.`;
  return found([
    step.minute > offer.durationMinutes && wrong(`${path}minute`, 'AFTER_THE_END'),
    ...needed(step, 'title', path),
    ...paired(step, 'text', path),
  ]);
}

function materialLacks(material: OfferDraft['materials'][number], at: number): WrongField[] {
  const path = `materials.${at}.`;
  const empty = material.fileId === null && !hasText(material.bodyDa) && !hasText(material.bodyEn);
  return found([
    ...needed(material, 'title', path),
    ...paired(material, 'note', path),
    ...(empty ? [wrong(`${path}bodyDa`, 'NO_CONTENT')] : paired(material, 'body', path)),
  ]);
}

/** Both languages must stand there. */
function needed<Stem extends string>(facts: Facts<Stem>, stem: Stem, path = ''): WrongField[] {
  return inBoth(stem).flatMap((name) => (hasText(facts[name]) ? [] : [wrong(`${path}${name}`, 'REQUIRED')]));
}

/** Whoever writes in one language writes in the other too. */
function paired<Stem extends string>(facts: Facts<Stem>, stem: Stem, path = ''): WrongField[] {
  const lacks = needed(facts, stem, path);
  return lacks.length === 1 ? lacks : [];
}

type Facts<Stem extends string> = Record<`${Stem}Da` | `${Stem}En`, string | null>;

function inBoth<Stem extends string>(stem: Stem): [`${Stem}Da`, `${Stem}En`] {
  return [`${stem}Da`, `${stem}En`];
}

/** The places of what stood there before. */
function repeated(values: readonly unknown[]): number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
}

function wrong(path: string, code: WrongCode): WrongField {
  return { path, code };
}

function found(list: (WrongField | false)[]): WrongField[] {
  return list.filter((one) => one !== false);
}
