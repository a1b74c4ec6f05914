import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { offerRow } from '#lib/server/offer-row.ts';
import { paragraphs } from '#lib/server/paragraphs.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { readDepartment } from '#server/departments/department.contract.ts';
import { listOffers } from '#server/offers/offer.contract.ts';
import { formatNumber } from '#server/time/format.ts';
import type { PageServerLoad } from './$types';

const OFFERS_SHOWN = 6;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { slug } = event.params;
  const api = apiOf(event);
  const [department, offers] = await Promise.all([
    api.get(readDepartment, { params: { slug } }),
    api.get(listOffers, { query: { department: slug, pageSize: OFFERS_SHOWN } }),
  ]);
  const texts = catalogueTexts[language].places;
  return {
    department: { ...department, about: paragraphs(department.about) },
    offers: offers.items.map((offer) => offerRow(offer, language, '')),
    allOffers:
      offers.total > offers.items.length
        ? {
            label: texts.seeOffers(offers.total, formatNumber(offers.total, language)),
            href: href(language, `/tilbud?afdeling=${slug}`),
          }
        : null,
  };
};
