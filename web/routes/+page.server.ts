import { pictureOf } from '#lib/picture.ts';
import { apiOf } from '#lib/server/api.ts';
import { levelOptions, weekOptions } from '#lib/server/question-options.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import { listOffers } from '#server/offers/offer.contract.ts';
import { isSubjectCode, subjects } from '#server/offers/subject.ts';
import { formatNumber } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { PageServerLoad } from './$types';

const families = ['HISTORY', 'SCIENCE', 'ARTS'] as const;
const groups = ['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY'] as const;
const groupLevels = { DAYCARE: 'dagtilbud', PRIMARY: 'grundskole', UPPER_SECONDARY: 'ungdom' };
const SUBJECTS_NAMED = 4;

type Facet = { value: string; label: string; count: number }[];

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const api = apiOf(event);
  const [all, departments, ...byFamily] = await Promise.all([
    api.get(listOffers, { query: { pageSize: 20 } }),
    api.get(listDepartments),
    ...families.map((subjectFamily) => api.get(listOffers, { query: { subjectFamily, pageSize: 1 } })),
  ]);
  const covers = byFamily.map(({ items }) => items[0]);
  const named = covers.map((cover) => cover?.slug);
  const hero = all.items.find(({ slug }) => !named.includes(slug)) ?? all.items[0];
  return {
    total: formatNumber(all.total, language),
    levels: levelOptions(language),
    weeks: weekOptions(all.today, null, language),
    hero: hero && pictureOf(hero),
    families: families.map((family, index) => ({
      family,
      cover: covers[index] && pictureOf(covers[index], 'small'),
      offers: offersIn(all.facets.subjectFamily, family, language),
      subjects: mostTaught(byFamily[index]?.facets.subject ?? [], family),
    })),
    groups: groups.map((group) => ({
      group,
      level: groupLevels[group],
      name: all.facets.targetGroup.find(({ value }) => value === group)?.label ?? '',
      offers: offersIn(all.facets.targetGroup, group, language),
    })),
    departments: departments.items
      .filter(({ offers }) => offers > 0)
      .map(({ slug, name, city, sites, offers }) => ({
        slug,
        name,
        city,
        sites: catalogueTexts[language].places.sites(sites.length),
        offers: catalogueTexts[language].offers(offers, formatNumber(offers, language)),
      })),
  };
};

function offersIn(facet: Facet, wanted: string, language: Language): string {
  const count = facet.find(({ value }) => value === wanted)?.count ?? 0;
  return catalogueTexts[language].offers(count, formatNumber(count, language));
}

/** The family's own subjects, the most taught first. */
function mostTaught(facet: Facet, family: (typeof families)[number]): string[] {
  return facet
    .filter(({ value }) => isSubjectCode(value) && subjects[value].family === family)
    .sort((a, b) => b.count - a.count)
    .slice(0, SUBJECTS_NAMED)
    .map(({ label }) => label);
}
