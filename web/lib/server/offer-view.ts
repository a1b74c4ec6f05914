import { practicalFacts } from '#lib/server/offer-facts.ts';
import { paragraphs } from '#lib/server/paragraphs.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import type { OfferDetails } from '#server/offers/offer.contract.ts';
import type { Language } from '#server/time/language.ts';

/** What an offer's article shows, on its own page and in the preview. */
export type OfferView = ReturnType<typeof offerView>;

/** An offer as its article takes it. */
export function offerView(offer: OfferDetails, language: Language) {
  const texts = catalogueTexts[language];
  return {
    slug: offer.slug,
    title: offer.title,
    teaser: offer.teaser,
    family: offer.subjectFamily,
    department: offer.department,
    description: paragraphs(offer.description),
    programme: offer.programme,
    rules: offer.rules.filter(({ code }) => code !== 'PRICE' || offer.price.totalOre > 0 || offer.priceNote !== null),
    sites: offer.form === 'OUTREACH' || offer.form === 'ONLINE' ? [] : offer.sites,
    materials: offer.materials.map((material) => ({ ...material, body: paragraphs(material.body) })),
    facts: practicalFacts(offer, language),
    caption: `${texts.offer.plate[offer.cover.place]}, ${texts.offer.seasons[offer.cover.season]}`,
  };
}
