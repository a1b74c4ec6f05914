import type { ClientBase } from 'pg';
import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { slugOf, slugsToTry } from '#server/departments/slug.ts';
import { departmentsOf } from '#server/http/policy.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { checked } from './offer-check.service.ts';
import { findChoices } from './offer-choices.store.ts';
import type { OfferDraft } from './offer-draft.ts';
import { auditOffer, type Editor, lockedForEditing, type Saved, saved, writeParts } from './offer-editing.service.ts';
import { insertOffer, type OfferRow } from './offer-editing.store.ts';
import { findEditedOffers, type ListQuestion } from './offer-editing-list.store.ts';
import { draftOf } from './offer-facts.ts';

/** What a draft begins with; everything else has a usual value. */
export type Beginning = Pick<OfferDraft, 'titleDa'> &
  Partial<Pick<OfferDraft, 'form' | 'targetGroups' | 'subjectFamily'>>;

type Begun = Saved | { kind: 'foreign' } | { kind: 'unknown' } | { kind: 'no site' };

/** The offers of the departments that somebody leads; `foreign` = they asked for another one. */
export async function listOffersToEdit(
  db: Database,
  { department, ...asked }: Omit<ListQuestion, 'departments'> & { department?: string | undefined },
  { login }: Editor,
) {
  const reached = department && (await reachedDepartment(db.pool, { slug: department, login, policy: 'lead' }));
  if (reached && reached.kind !== 'reached') return reached;
  const departments = reached ? [reached.id] : departmentsOf(login, 'lead');
  return { kind: 'found', ...(await findEditedOffers(db.pool, { ...asked, departments })) } as const;
}

/** Begins a draft at the department's first open site. */
export function beginOffer(
  db: Database,
  { department: slug, ...begun }: Beginning & { department: string },
  { login, now }: Editor,
): Promise<Begun> {
  return inTransaction(db, async (sql): Promise<Begun> => {
    const department = await reachedDepartment(sql, { slug, login, policy: 'lead' });
    if (department.kind !== 'reached') return department;
    const { sites } = await findChoices(sql, { departmentId: department.id, offerId: department.id });
    const site = sites.find(({ active }) => active);
    if (site === undefined) return { kind: 'no site' };
    const draft = usualDraft({ ...begun, site: site.slug });
    return addDraft(sql, { draft, department: { id: department.id, slug, name: department.name } }, { login, now });
  });
}

/** A copy as a new draft, with materials and needs. */
export function copyOffer(
  db: Database,
  { id, titleDa }: { id: string; titleDa?: string | undefined },
  { login, now }: Editor,
): Promise<Begun | { kind: 'changedMeanwhile' }> {
  return inTransaction(db, async (sql) => {
    const original = await lockedForEditing(sql, id, { login });
    if ('kind' in original) return original;
    const draft = draftOf(original);
    const copy = {
      ...draft,
      titleDa: titleDa ?? named(draft.titleDa, ' (kopi)'),
      titleEn: titleDa === undefined ? named(draft.titleEn, ' (copy)') : '',
      // What opened booking for the first time says nothing about the copy.
      bookingOpens: null,
    };
    return addDraft(sql, { draft: copy, department: original.department, copyOf: original.slug }, { login, now });
  });
}

const LONGEST_TITLE = 120;
const named = (title: string, ending: string) =>
  title === '' ? '' : title.slice(0, LONGEST_TITLE - ending.length) + ending;

async function addDraft(
  sql: ClientBase,
  { draft, department, copyOf }: { draft: OfferDraft; department: OfferRow['department']; copyOf?: string },
  { login, now }: Editor,
): Promise<Saved> {
  const id = newId(now.getTime());
  const result = await checked(sql, { departmentId: department.id, offerId: id, typed: draft });
  if (result.kind === 'wrong') throw new Error(`a new draft is wrong: ${JSON.stringify(result.errors)}`);
  const row = { id, departmentId: department.id, ...result.write };
  const slugs = slugsToTry(slugOf(draft.titleDa, 'forloeb'), id);
  for (const slug of slugs) {
    if (!(await insertOffer(sql, { ...row, slug }, now))) continue;
    await writeParts(sql, id, result.draft, now);
    const details = copyOf === undefined ? { slug } : { slug, copyOf };
    await auditOffer(sql, 'offer.created', { id, department }, { login, now, details });
    return saved(sql, id);
  }
  throw new Error('the last slug that is tried is nobody else’s');
}

/** What most offers of the kind look like; the lead changes it. */
function usualDraft({ site, titleDa, ...chosen }: Beginning & { site: string }): OfferDraft {
  const { form = 'ON_SITE', targetGroups = ['PRIMARY'], subjectFamily = 'HISTORY' } = chosen;
  const onlyDaycare = targetGroups.every((group) => group === 'DAYCARE');
  return {
    site,
    titleDa,
    form,
    targetGroups,
    subjectFamily,
    ...noTexts,
    gradeFrom: targetGroups.includes('PRIMARY') ? 0 : null,
    gradeTo: targetGroups.includes('PRIMARY') ? 10 : null,
    ageGroups: targetGroups.includes('DAYCARE') ? ['NURSERY', 'KINDERGARTEN', 'MIXED'] : [],
    confirmation: 'INSTANT',
    requestWorkingDays: 5,
    headApproval: false,
    headWorkingDays: 5,
    levelByRequest: false,
    languages: ['da'],
    durationMinutes: onlyDaycare ? 60 : 90,
    meetingCount: form === 'COURSE' ? 3 : 1,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    onlineUrl: null,
    travelMinutes: form === 'OUTREACH' ? 30 : 0,
    educatorsNeeded: form === 'SELF_GUIDED' ? 0 : 1,
    minPupils: 1,
    maxPupils: onlyDaycare ? 15 : 28,
    maxGroups: 1,
    pupilsPerAdult: onlyDaycare ? 5 : 14,
    leadTimeWorkingDays: 2,
    cancellationWorkingDays: 10,
    priceOre: 0,
    quotaLimited: false,
    coverPlace: 'MUSEUM',
    coverSeason: 'SPRING',
  };
}

const noTexts = {
  titleEn: '',
  teaserDa: '',
  teaserEn: '',
  descriptionDa: '',
  descriptionEn: '',
  programme: [],
  clothingDa: null,
  clothingEn: null,
  subjects: [],
  adultRatios: [],
  goals: [],
  seasonFrom: null,
  seasonTo: null,
  bookingOpens: null,
  priceNoteDa: null,
  priceNoteEn: null,
  imageFileId: null,
  imageAltDa: null,
  imageAltEn: null,
  imageFocusX: 50,
  imageFocusY: 50,
  coverMotif: null,
  keywords: '',
  materials: [],
  resources: [],
};
