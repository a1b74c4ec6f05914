import { apiOf } from '#lib/server/api.ts';
import { paragraphs } from '#lib/server/paragraphs.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import { formatNumber } from '#server/time/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const texts = catalogueTexts[language];
  const departments = await apiOf(event).get(listDepartments);
  const items = departments.items.filter(({ offers }) => offers > 0);
  const sites = items.reduce((sum, department) => sum + department.sites.length, 0);
  return {
    lede: texts.places.lede(items.length, sites),
    departments: items.map((department) => ({
      slug: department.slug,
      name: department.name,
      about: paragraphs(department.about)[0] ?? '',
      municipality: department.municipality.name,
      sites: department.sites.map(({ slug, name, city }) => ({ slug, name, city })),
      offers: texts.offers(department.offers, formatNumber(department.offers, language)),
    })),
  };
};
