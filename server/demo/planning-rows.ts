import { addDays, instantOf, type LocalDate, mondayOf, startOfLocalDay } from '#server/time/local-time.ts';
import { isWorkingDay } from '#server/time/working-days.ts';
import { planningContent, type ResourceContent } from './content/planning.ts';
import type { DepartmentContent, OfferContent } from './content/types.ts';
import { demoPeriodOf, mondaysOf, schoolHolidaysOf } from './demo-calendar.ts';
import type { DemoIds } from './demo-ids.ts';
import type { Row, TableRows } from './rows.ts';
import { mailOf } from './staff-accounts.ts';

/** Setting up and clearing away, in minutes: together no more than the pause that plan-sessions.ts leaves between sessions. */
export const BUFFERS = { before: 5, after: 10 };
/** Each way to a school, in minutes. */
export const TRAVEL = 20;

/** Rooms, kits, hours, competences, closed days, school holidays and meetings: what a plan is held against. */
export function planningRows(ids: DemoIds, departments: DepartmentContent[]): TableRows[] {
  const resources = departments.flatMap((department) =>
    (planningContent[department.slug] ?? []).map((resource) => ({ department, resource })),
  );
  return [
    { table: 'resource', rows: resources.map(({ department, resource }) => resourceRow(ids, department, resource)) },
    {
      table: 'offer_resource',
      rows: resources.flatMap(({ department, resource }) => offerUses(ids, department, resource)),
    },
    { table: 'opening_hours', rows: departments.flatMap((each) => siteHours(ids, each)) },
    { table: 'working_hours', rows: departments.flatMap((each) => workingHours(ids, each)) },
    { table: 'competence', rows: departments.flatMap((each) => competences(ids, each)) },
    { table: 'absence', rows: absences(ids) },
    { table: 'closed_day', rows: departments.flatMap((each) => closedDays(ids, each)) },
    { table: 'school_holiday', rows: schoolHolidays(ids, departments) },
    ...meetings(ids, departments),
  ];
}

export function resourceIdOf(ids: DemoIds, department: string, key: string): string {
  return ids.of(`resource|${department}|${key}`);
}

function resourceRow(ids: DemoIds, { slug }: DepartmentContent, resource: ResourceContent): Row {
  const { key, kind, site, partOf, name, description, pool, seats } = resource;
  return {
    id: resourceIdOf(ids, slug, key),
    department_id: ids.department(slug),
    site_id: site === undefined ? null : ids.site(slug, site),
    parent_id: partOf === undefined ? null : resourceIdOf(ids, slug, partOf),
    kind,
    name_da: name.da,
    name_en: name.en,
    description_da: description?.da ?? '',
    description_en: description?.en ?? '',
    pooled: pool !== undefined,
    quantity: pool ?? 1,
    seats: seats ?? null,
    active: true,
    version: 1,
  };
}

function offerUses(ids: DemoIds, { slug }: DepartmentContent, { key, usedBy = {} }: ResourceContent): Row[] {
  return Object.entries(usedBy).map(([offer, quantity]) => ({
    offer_id: ids.offer(offer),
    resource_id: resourceIdOf(ids, slug, key),
    quantity,
  }));
}

const WEEKDAYS = [1, 2, 3, 4, 5];

function siteHours(ids: DemoIds, { slug, sites }: DepartmentContent): Row[] {
  return sites.flatMap((site) =>
    WEEKDAYS.map((weekday) => ({
      id: ids.of(`hours|${slug}|${site.slug}|${weekday}`),
      site_id: ids.site(slug, site.slug),
      resource_id: null,
      weekday,
      opens_at: '08:00',
      closes_at: '16:00',
    })),
  );
}

/** Everybody who teaches works from 8 to 16, on Fridays until 15. */
function workingHours(ids: DemoIds, { slug, staff }: DepartmentContent): Row[] {
  return staff.flatMap(({ mailbox }) =>
    WEEKDAYS.map((weekday) => ({
      id: ids.of(`working-hours|${mailbox}|${weekday}`),
      account_id: ids.account(mailOf(mailbox)),
      department_id: ids.department(slug),
      weekday,
      starts_at: '07:45',
      ends_at: weekday === 5 ? '15:15' : '16:15',
      valid_from: '2015-01-01',
      valid_to: null,
    })),
  );
}

/** Everybody leads everything, but the last of the team assists in the offer that was made last. */
function competences(ids: DemoIds, { staff, offers }: DepartmentContent): Row[] {
  const educators = staff.filter(({ role }) => role === 'EDUCATOR');
  const taught = offers.filter(({ form }) => form !== 'SELF_GUIDED');
  return educators.flatMap(({ mailbox }, person) =>
    taught.map((offer: OfferContent, index) => ({
      account_id: ids.account(mailOf(mailbox)),
      offer_id: ids.offer(offer.slug),
      role: person === educators.length - 1 && index === taught.length - 1 ? 'ASSISTS' : 'LEADS',
    })),
  );
}

/** Somebody is away for two days next week, and the sessions still stand with them: a colleague is to be asked. */
function absences(ids: DemoIds): Row[] {
  const account = ids.account(mailOf('frederik.tangager'));
  const next = addDays(mondayOf(ids.demoDate), 8);
  return [
    {
      id: ids.of('absence|frederik.tangager'),
      account_id: account,
      starts_at: startOfLocalDay(next).toISOString(),
      ends_at: startOfLocalDay(addDays(next, 2)).toISOString(),
      created_at: ids.founded,
      created_by: account,
      version: 1,
    },
  ];
}

/** Between Christmas and New Year, and Constitution Day: nobody teaches then. */
function closedDays(ids: DemoIds, { slug }: DepartmentContent): Row[] {
  const { from, to } = demoPeriodOf(ids.demoDate);
  const years = [from, to].map((day) => Number(day.slice(0, 4)));
  return [...years, (years[0] ?? 0) + 1].flatMap((year) => [
    closedDay(ids, slug, { validFrom: `${year}-12-24`, validTo: `${year}-12-27`, reason: 'Juleferie' }),
    closedDay(ids, slug, { validFrom: `${year}-06-05`, validTo: `${year}-06-06`, reason: 'Grundlovsdag' }),
  ]);
}

function closedDay(
  ids: DemoIds,
  slug: string,
  span: { validFrom: LocalDate; validTo: LocalDate; reason: string },
): Row {
  return {
    id: ids.of(`closed|${slug}|${span.validFrom}`),
    department_id: ids.department(slug),
    site_id: null,
    resource_id: null,
    valid_from: span.validFrom,
    valid_to: span.validTo,
    reason: span.reason,
    created_at: ids.founded,
  };
}

/** The demo's own shape of a school year, for the municipalities of its departments. */
function schoolHolidays(ids: DemoIds, departments: DepartmentContent[]): Row[] {
  const codes = [...new Set(departments.map(({ address }) => address.municipality))];
  return codes.flatMap((code) =>
    schoolHolidaysOf(demoPeriodOf(ids.demoDate)).map(({ name, from, to, schoolYear }) => ({
      id: ids.of(`holiday|${code}|${from}`),
      municipality_code: code,
      school_year: schoolYear,
      name,
      valid_from: from,
      valid_to: to,
    })),
  );
}

/** A team meeting every other Monday afternoon, when no school is there. */
function meetings(ids: DemoIds, departments: DepartmentContent[]): TableRows[] {
  const period = { from: addDays(ids.demoDate, -35), to: addDays(ids.demoDate, 120) };
  const mondays = mondaysOf(period).filter((monday, index) => index % 2 === 0 && isWorkingDay(monday));
  const all = departments.flatMap(({ slug, staff }) =>
    mondays.map((monday) => ({ slug, staff, monday, id: ids.of(`meeting|${slug}|${monday}`) })),
  );
  return [
    {
      table: 'blocked_time',
      rows: all.map(({ slug, staff, monday, id }) => ({
        id,
        department_id: ids.department(slug),
        kind: 'MEETING',
        title: 'Teammøde',
        starts_at: instantOf(monday, '15:15')?.toISOString(),
        ends_at: instantOf(monday, '16:00')?.toISOString(),
        version: 1,
        created_at: ids.founded,
        created_by: ids.account(mailOf(staff[0]?.mailbox ?? '')),
      })),
    },
    {
      table: 'blocked_time_person',
      rows: all.flatMap(({ staff, id }) =>
        staff.map(({ mailbox }) => ({ blocked_time_id: id, account_id: ids.account(mailOf(mailbox)) })),
      ),
    },
  ];
}
