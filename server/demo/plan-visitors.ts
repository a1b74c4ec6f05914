import { firstNames, lastNames } from './content/people.ts';
import { type Town, towns } from './content/schools/towns.ts';
import type { InstitutionContent } from './content/schools/types.ts';
import type { DepartmentContent, OfferContent } from './content/types.ts';
import { canVisit } from './plan-groups.ts';
import type { Random } from './random.ts';

export interface Person {
  name: string;
  email: string;
  phone: string;
}

/** An invented grown-up with an address that can never receive mail. */
export function planPerson(random: Random): Person {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  const digits = () => String(random.integer(10, 99));
  return {
    name: `${first} ${last}`,
    email: `${ascii(`${first}.${last}`)}@example.org`,
    phone: `20 00 ${digits()} ${digits()}`,
  };
}

/** Lower case without æøå, for mailboxes. */
export function ascii(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^a-z0-9.]+/g, '-');
}

/** Picks who comes to an offer: those near the site most often, a few from far away. */
export type Neighbourhood = (random: Random) => InstitutionContent | null;

/** Weighs every institution that the offer suits by its distance from the usual site. */
export function neighbourhoodOf(
  department: DepartmentContent,
  offer: OfferContent,
  institutions: InstitutionContent[],
): Neighbourhood {
  const site = department.sites.find(({ slug }) => slug === offer.site);
  if (site === undefined) throw new Error(`${offer.slug} has no site ${offer.site}.`);
  const sums: { upTo: number; institution: InstitutionContent }[] = [];
  let total = 0;
  for (const institution of institutions.filter((each) => canVisit(each, offer))) {
    total += 1 / (1 + (kilometresBetween(site, towns[institution.town]) / 8) ** 2);
    sums.push({ upTo: total, institution });
  }
  return (random) => {
    const mark = random.next() * total;
    return sums.find(({ upTo }) => mark < upTo)?.institution ?? null;
  };
}

/** Flat-earth distance: good enough for a country of this size. */
function kilometresBetween(a: Pick<Town, 'latitude' | 'longitude'>, b: Pick<Town, 'latitude' | 'longitude'>): number {
  return Math.hypot((a.latitude - b.latitude) * 111.2, (a.longitude - b.longitude) * 62.6);
}
