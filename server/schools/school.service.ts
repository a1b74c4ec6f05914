import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { bookingView } from '#server/bookings/booking.view.ts';
import { listBookings, pricedVisits, type Whose } from '#server/bookings/booking-list.service.ts';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { schoolYearOf, schoolYearSpan } from '#server/time/school-year.ts';
import { type ExpectedInvoices, SCHOOL_PAGE_SIZE, type School, type SchoolVisit } from './school.contract.ts';
import { deleteAdministrator, findSchool, saveAdministrator } from './school.store.ts';

/** A school that a login may see under the policy `school`; null = it is not theirs, or does not exist. */
export async function schoolOf(db: Database, login: Login, number: string): Promise<School | null> {
  if (!mayReach('school', login, { institutionNumber: number })) return null;
  return findSchool(db.pool, number);
}

/** The bookings of a school and its branches. */
function visitsOf(school: School): Whose {
  return { institutions: [school.number, ...school.branches.map(({ number }) => number)] };
}

interface VisitQuestion {
  when: 'coming' | 'past';
  page: number;
  language: Language;
  now: Date;
}

/** One page of a school's visits; past ones of the school year of today. */
export async function schoolVisits(db: Database, school: School, { when, page, language, now }: VisitQuestion) {
  const schoolYear = schoolYearOf(localDateOf(now));
  const list = await listBookings(db, {
    whose: visitsOf(school),
    when,
    pastFrom: schoolYearSpan(schoolYear).from,
    now,
    page,
    pageSize: SCHOOL_PAGE_SIZE,
  });
  const { coming, past } = list;
  return {
    items: list.items.map((facts) => visitView(facts, language, now)),
    total: when === 'coming' ? coming : past,
    page,
    pageSize: SCHOOL_PAGE_SIZE,
    counts: { coming, past },
    schoolYear,
  };
}

function visitView(facts: BookingFacts, language: Language, now: Date): SchoolVisit {
  const { reference, status, session, price, invoice, cancellation } = bookingView(facts, language, now);
  return {
    reference,
    status,
    session,
    price,
    invoice,
    cancellation,
    institution: { number: facts.institution.number, name: facts.institution.name },
    groups: facts.groups.map(({ id: _id, ...group }) => group),
    visitorName: facts.visitor.name,
    contactName: facts.contact.name,
  };
}

/** What a school will be invoiced for its confirmed visits of this school year, month by month. */
export async function expectedInvoices(
  db: Database,
  school: School,
  language: Language,
  now: Date,
): Promise<ExpectedInvoices> {
  const today = localDateOf(now);
  const schoolYear = schoolYearOf(today);
  const visits = await pricedVisits(db, { whose: visitsOf(school), ...schoolYearSpan(schoolYear) });
  const months = Map.groupBy(visits, ({ session }) => session.localDate.slice(0, 7));
  const sum = (facts: BookingFacts[]) => facts.reduce((total, { priceOre }) => total + priceOre, 0);
  return {
    schoolYear,
    month: today.slice(0, 7),
    totalOre: sum(visits),
    months: [...months].map(([month, facts]) => ({
      month,
      totalOre: sum(facts),
      items: facts.map((one) => {
        const { reference, session, institution, groups, invoice, visitorName } = visitView(one, language, now);
        return { reference, session, institution, groups, invoice, visitorName, amountOre: one.priceOre };
      }),
    })),
  };
}

interface Setting {
  login: Login;
  name: string | null;
  email: string;
  now: Date;
}

/** Sets who gets the invitations of a school's visits from now on, with its audit row; the row never holds the address. */
export function setAdministrator(db: Database, school: School, { login, name, email, now }: Setting) {
  return inTransaction(db, async (sql) => {
    const { accountId } = login;
    const { replaced } = await saveAdministrator(sql, { number: school.number, name, email, accountId, now });
    await recordAudit(sql, {
      ...changeBy(login, school, now),
      action: 'school.administratorSet',
      details: { replaced },
    });
    return { name, email, setAt: now.toISOString() };
  });
}

/** No invitations to the office from now on. What was not there changes nothing and leaves no trace. */
export function removeAdministrator(db: Database, school: School, { login, now }: { login: Login; now: Date }) {
  return inTransaction(db, async (sql) => {
    if (!(await deleteAdministrator(sql, school.number))) return;
    await recordAudit(sql, { ...changeBy(login, school, now), action: 'school.administratorRemoved' });
  });
}

function changeBy(login: Login, { number }: School, now: Date) {
  return {
    now,
    actor: 'account' as const,
    accountId: login.accountId,
    role: actingRole('school', login, { institutionNumber: number }),
    institutionNumber: number,
  };
}
