import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import type { DraftMaterial, OfferDraft } from './offer-draft.ts';
import type { OfferRow } from './offer-editing.store.ts';

/** The facts of a stored offer as its department types them. */
export function draftOf(row: OfferRow): OfferDraft {
  const { id: _id, slug: _slug, state: _state, version: _version, department: _department, ...facts } = row;
  const { publishedAt: _published, archivedAt: _archived, currentVersionId: _current, ...rest } = facts;
  const { imageFile: _image, bookingOpensAt, ...own } = rest;
  return {
    ...own,
    site: row.site.slug,
    subjects: row.subjects.filter((subject) => subject !== ''),
    bookingOpens: bookingOpensAt === null ? null : localMoment(new Date(bookingOpensAt)),
    materials: row.materials.map(({ file: _file, ...material }): DraftMaterial => material),
  };
}

function localMoment(instant: Date) {
  return { date: localDateOf(instant), time: localTimeOf(instant) };
}

/** The names of the fields that differ, lists and all. */
export function changedFields(before: OfferDraft, after: OfferDraft): (keyof OfferDraft)[] {
  const names = Object.keys(after) as (keyof OfferDraft)[];
  return names.filter((name) => JSON.stringify(sorted(before[name])) !== JSON.stringify(sorted(after[name])));
}

/** JSON comes back from the database with its keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const facts = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(facts)
      .sort()
      .map((name) => [name, sorted(facts[name])]),
  );
}
