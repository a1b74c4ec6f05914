import { towns } from './content/schools/towns.ts';
import type { InstitutionContent } from './content/schools/types.ts';
import type { DepartmentContent, SiteContent } from './content/types.ts';
import { dayInDemo } from './demo-calendar.ts';
import type { DemoIds } from './demo-ids.ts';
import { materialRows, offerRow } from './offer-rows.ts';
import { randomFrom } from './random.ts';
import type { Row, TableRows } from './rows.ts';
import { demoPasswordHash, demoStaff } from './staff-accounts.ts';

/** Everything that does not depend on a session: departments, offers, schools and accounts. */
export function contentRows(
  ids: DemoIds,
  departments: DepartmentContent[],
  institutions: InstitutionContent[],
): TableRows[] {
  const offers = departments.flatMap((department) => department.offers.map((offer) => ({ department, offer })));
  const logins = demoStaff();
  const passwordHash = demoPasswordHash(ids.seed);
  return [
    { table: 'institution', rows: institutions.map((each) => institutionRow(ids, each)) },
    { table: 'department', rows: departments.map((each) => departmentRow(ids, each)) },
    { table: 'partnership', rows: departments.flatMap((each) => partnershipRows(ids, each)) },
    { table: 'site', rows: departments.flatMap((each) => each.sites.map((site) => siteRow(ids, each, site))) },
    {
      table: 'account',
      rows: logins.map(({ email, name }) => ({
        id: ids.account(email),
        email,
        name,
        phone: null,
        password_hash: passwordHash,
        active: true,
        created_at: ids.founded,
      })),
    },
    {
      table: 'role_grant',
      rows: logins.map(({ email, role, department, until }) => ({
        id: ids.of(`grant|${email}`),
        account_id: ids.account(email),
        role,
        department_id: department === null ? null : ids.department(department),
        valid_from: '2015-01-01',
        valid_to: until === null ? null : dayInDemo(until, ids.demoDate),
      })),
    },
    { table: 'offer', rows: offers.map(({ department, offer }) => offerRow(ids, department, offer)) },
    { table: 'material', rows: offers.flatMap(({ offer }) => materialRows(ids, offer)) },
  ];
}

function institutionRow(ids: DemoIds, { number, name, kind, town, street, parent }: InstitutionContent): Row {
  const { postalCode, city, municipality, latitude, longitude } = towns[town];
  const random = randomFrom(ids.seed, 'place', number);
  const near = (degrees: number) => Number((degrees + (random.next() - 0.5) / 50).toFixed(5));
  return {
    number,
    name,
    kind,
    owner: kind === 'PRIVATE_SCHOOL' || kind === 'EFTERSKOLE' ? 'SELF_GOVERNING' : ownerOf(kind),
    source: 'DEMO',
    parent_number: parent ?? null,
    address: street,
    postal_code: postalCode,
    city,
    municipality_code: municipality,
    latitude: near(latitude),
    longitude: near(longitude),
    active: true,
    updated_at: ids.founded,
  };
}

function ownerOf(kind: InstitutionContent['kind']): string {
  return kind === 'UPPER_SECONDARY' || kind === 'VOCATIONAL' ? 'SELF_GOVERNING' : 'MUNICIPAL';
}

function departmentRow(ids: DemoIds, { slug, name, about, address, email, phone }: DepartmentContent): Row {
  return {
    id: ids.department(slug),
    slug,
    name,
    about_da: about.da,
    about_en: about.en,
    ...addressOf(address),
    email,
    phone,
  };
}

function addressOf({ street, postalCode, city, municipality }: DepartmentContent['address']): Row {
  return { address: street, postal_code: postalCode, city, municipality_code: municipality };
}

function partnershipRows(ids: DemoIds, { slug, partnerships }: DepartmentContent): Row[] {
  return partnerships.map(({ type, partner, from, to }) => ({
    id: ids.of(`partnership|${slug}|${from}`),
    department_id: ids.department(slug),
    type,
    partner,
    valid_from: dayInDemo(from, ids.demoDate),
    valid_to: to === undefined ? null : dayInDemo(to, ids.demoDate),
  }));
}

function siteRow(ids: DemoIds, department: DepartmentContent, site: SiteContent): Row {
  return {
    id: ids.site(department.slug, site.slug),
    department_id: ids.department(department.slug),
    slug: site.slug,
    name: site.name,
    ...addressOf(site.address),
    latitude: site.latitude,
    longitude: site.longitude,
    meeting_point_da: site.meetingPoint.da,
    meeting_point_en: site.meetingPoint.en,
    transport_da: site.transport.da,
    transport_en: site.transport.en,
    access_da: site.access.da,
    access_en: site.access.en,
    lunch_da: site.lunch.da,
    lunch_en: site.lunch.en,
  };
}
