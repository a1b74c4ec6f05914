import { pictureOf } from '#lib/picture.ts';
import { fileInWords } from '#lib/server/file-words.ts';
import { goalGroups } from '#lib/server/goal-groups.ts';
import { practicalFacts } from '#lib/server/offer-facts.ts';
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
    picture: pictureOf(offer),
    drawn: offer.picture === null,
    descriptionHtml: offer.descriptionHtml,
    goals: goalGroups(offer.goals, language),
    programme: offer.programme,
    rules: offer.rules.filter(({ code }) => code !== 'PRICE' || offer.price.totalOre > 0 || offer.priceNote !== null),
    sites: offer.form === 'OUTREACH' || offer.form === 'ONLINE' ? [] : offer.sites,
    materials: offer.materials.map(({ phase, title, note, bodyHtml, file }) => ({
      ...{ phase, title, note, bodyHtml },
      file: file && { url: file.url, name: file.name, words: fileInWords(file, language) },
    })),
    facts: practicalFacts(offer, language),
    caption: `${texts.offer.plate[offer.cover.place]}, ${texts.offer.seasons[offer.cover.season]}`,
  };
}
