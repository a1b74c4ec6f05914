import type { DepartmentContent, OfferContent } from './content/types.ts';
import type { DemoIds } from './demo-ids.ts';
import { BUFFERS, TRAVEL } from './planning-rows.ts';
import type { Row } from './rows.ts';

/** The catalogue item as the database keeps it. */
export function offerRow(ids: DemoIds, department: DepartmentContent, offer: OfferContent): Row {
  return {
    id: ids.offer(offer.slug),
    slug: offer.slug,
    department_id: ids.department(department.slug),
    site_id: ids.site(department.slug, offer.site),
    state: offer.state ?? 'PUBLISHED',
    ...textsOf(offer),
    subject_family: offer.subjectFamily,
    subject: offer.subjects[0],
    subjects: offer.subjects,
    target_groups: offer.targetGroups,
    grade_from: offer.grades?.[0] ?? null,
    grade_to: offer.grades?.[1] ?? null,
    age_groups: offer.ageGroups ?? [],
    form: offer.form,
    confirmation: 'INSTANT',
    languages: offer.languages,
    ...rulesOf(offer),
    cover_place: offer.cover.place,
    cover_season: offer.cover.season,
    cover_motif: offer.cover.motif,
    keywords: offer.keywords,
    created_at: ids.founded,
    updated_at: ids.founded,
  };
}

function textsOf(offer: OfferContent): Row {
  return {
    title_da: offer.title.da,
    title_en: offer.title.en,
    teaser_da: offer.teaser.da,
    teaser_en: offer.teaser.en,
    description_da: offer.description.da,
    description_en: offer.description.en,
    programme: offer.programme.map(({ minute, title, text }) => ({
      minute,
      titleDa: title.da,
      titleEn: title.en,
      textDa: text.da,
      textEn: text.en,
    })),
    clothing_da: offer.clothing?.da ?? null,
    clothing_en: offer.clothing?.en ?? null,
    price_note_da: offer.priceNote?.da ?? null,
    price_note_en: offer.priceNote?.en ?? null,
  };
}

function rulesOf(offer: OfferContent): Row {
  return {
    duration_minutes: offer.durationMinutes,
    min_pupils: offer.minPupils ?? 1,
    max_pupils: offer.maxPupils,
    max_groups: offer.maxGroups ?? 1,
    pupils_per_adult: offer.pupilsPerAdult,
    lead_time_working_days: offer.leadTimeWorkingDays,
    cancellation_working_days: offer.cancellationWorkingDays,
    booking_opens_at: null,
    price_ore: offer.priceKroner * 100,
    quota_limited: false,
    buffer_before_minutes: BUFFERS.before,
    buffer_after_minutes: BUFFERS.after,
    travel_minutes: offer.form === 'OUTREACH' ? TRAVEL : 0,
    educators_needed: offer.timetable.educators ?? 1,
  };
}

/** What belongs to an offer before, during and after the visit. */
export function materialRows(ids: DemoIds, { slug, materials }: OfferContent): Row[] {
  return materials.map(({ phase, title, note, body }, index) => ({
    id: ids.of(`material|${slug}|${index}`),
    offer_id: ids.offer(slug),
    phase,
    position: materials.slice(0, index).filter((other) => other.phase === phase).length,
    title_da: title.da,
    title_en: title.en,
    note_da: note.da,
    note_en: note.en,
    body_da: body.da,
    body_en: body.en,
  }));
}
