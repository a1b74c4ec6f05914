import { partnershipTypeNames } from '#server/offers/labels.ts';
import { siteIn } from '#server/offers/site.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { DepartmentDetails, DepartmentSummary } from './department.contract.ts';
import { type DepartmentFacts, findDepartment, findDepartments } from './department.store.ts';

interface Asked {
  language: Language;
  now: Date;
}

const PAGE_SIZE = 100;

/** The departments by name. */
export async function showDepartments(
  { db }: Pick<Deps, 'db'>,
  query: { page?: number | undefined; pageSize?: number | undefined },
  { language, now }: Asked,
) {
  const page = query.page ?? 1;
  const pageSize = query.pageSize ?? PAGE_SIZE;
  const question = { today: localDateOf(now), limit: pageSize, offset: (page - 1) * pageSize };
  const { total, items } = await findDepartments(db.pool, question);
  return { items: items.map((department) => summaryOf(department, language)), total, page, pageSize };
}

/** A department with its sites; null = there is none. */
export async function showDepartment(
  { db }: Pick<Deps, 'db'>,
  slug: string,
  { language, now }: Asked,
): Promise<DepartmentDetails | null> {
  const department = await findDepartment(db.pool, slug, localDateOf(now));
  if (department === null) return null;
  return { ...coreOf(department, language), sites: department.sites.map((site) => siteIn(site, language)) };
}

function summaryOf(department: DepartmentFacts, language: Language): DepartmentSummary {
  const sites = department.sites.map(({ slug, name, city, latitude, longitude }) => ({
    slug,
    name,
    city,
    latitude,
    longitude,
  }));
  return { ...coreOf(department, language), sites };
}

function coreOf({ about, partnership, sites: _sites, ...facts }: DepartmentFacts, language: Language) {
  const label = partnership && partnershipTypeNames[partnership.type][language];
  return {
    ...facts,
    about: about[language],
    partnership: partnership === null || label === null ? null : { ...partnership, label },
  };
}
