import type { Both } from '#server/offers/offer.facts.ts';
import type { Language } from '#server/time/language.ts';
import type { OfferChoices } from './offer-choices.store.ts';
import type { EditedOffer } from './offer-editing.contract.ts';
import type { WrongField } from './offer-editing.rules.ts';
import { missingOf } from './offer-editing.service.ts';
import type { OfferRow } from './offer-editing.store.ts';
import { offerEditingTexts } from './offer-editing.texts.ts';
import type { EditedOfferItem } from './offer-editing-list.store.ts';
import { draftOf } from './offer-facts.ts';

const iso = (text: string | null) => (text === null ? null : new Date(text).toISOString());

/** An offer as its editor gets it. */
export function editedOfferView(row: OfferRow, language: Language): EditedOffer {
  const { id, slug, state, version, department } = row;
  return {
    ...draftOf(row),
    id,
    slug,
    state,
    version,
    department: { slug: department.slug, name: department.name },
    materials: row.materials,
    imageFile: row.imageFile,
    publishedAt: iso(row.publishedAt),
    archivedAt: iso(row.archivedAt),
    everPublished: state !== 'DRAFT' || row.publishedAt !== null || row.currentVersionId !== null,
    missing: inWords(missingOf(row), language),
  };
}

/** Wrong fields with a sentence each. */
export function inWords(fields: readonly WrongField[], language: Language) {
  return fields.map(({ path, code }) => ({ path, code, message: offerEditingTexts[language].wrong[code] }));
}

/** What an offer can name, in one language. */
export function choicesView(
  { sites, resources, goals }: OfferChoices & { goals: Map<string, Both> },
  language: Language,
) {
  return {
    namedGoals: [...goals].map(([id, text]) => ({ id, text: text[language] })),
    sites: sites.map(({ id: _id, ...site }) => site),
    resources: resources.map(({ name, ...resource }) => ({ ...resource, name: name[language] })),
  };
}

/** A line of the list. A draft without an English title shows the Danish one. */
export function editedOfferItemView(item: EditedOfferItem, language: Language) {
  const { titleDa, titleEn, gradeFrom, gradeTo, nextSession, changedAt, ...same } = item;
  return {
    ...same,
    title: language === 'en' && titleEn !== '' ? titleEn : titleDa,
    gradeLevels: gradeFrom === null || gradeTo === null ? null : { from: gradeFrom, to: gradeTo },
    nextSession: nextSession && { id: nextSession.id, startsAt: new Date(nextSession.startsAt).toISOString() },
    changedAt: new Date(changedAt).toISOString(),
  };
}
