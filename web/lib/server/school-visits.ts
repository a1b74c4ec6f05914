import { href } from '#lib/links.ts';
import { stateKindOf } from '#lib/server/own-visits.ts';
import { manageTexts } from '#lib/texts/manage.ts';
import { placeTexts } from '#lib/texts/place.ts';
import { schoolTexts } from '#lib/texts/school.ts';
import type { ExpectedInvoices, SchoolVisit } from '#server/schools/school.contract.ts';
import { formatDateShort, formatMoney, formatMonth, formatTimeRange, formatWeek } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** A visit of a school, in words. */
export function schoolVisit(visit: SchoolVisit, language: Language) {
  const { session, groups, reference, price, status } = visit;
  const texts = schoolTexts[language].table;
  return {
    reference,
    ...whenOf(session, language),
    title: session.offer.title,
    offerHref: href(language, `/tilbud/${session.offer.slug}`),
    place: placeOf(session, language),
    groups: namesOf(groups),
    visitor: visit.visitorName,
    people: texts.people(sum(groups, 'pupils'), sum(groups, 'adults')),
    branch: visit.institution.name,
    price: price.totalOre === 0 ? texts.free : formatMoney(price.totalOre, language),
    state: manageTexts[language].status[status],
    stateKind: stateKindOf(status),
  };
}

function placeOf({ form, site }: SchoolVisit['session'], language: Language): string {
  const texts = placeTexts[language].shown;
  if (form === 'ONLINE') return texts.online;
  return form === 'OUTREACH' ? texts.atSchool : `${site.name}, ${site.city}`;
}

/** The invoices of a school, month by month, in words; null = none. */
export function invoiceMonths({ months, totalOre, schoolYear, month: now }: ExpectedInvoices, language: Language) {
  if (months.length === 0) return null;
  const texts = schoolTexts[language].invoices;
  return {
    total: { label: texts.total(schoolYear), amount: formatMoney(totalOre, language) },
    months: months.map(({ month, totalOre: sumOre, items }) => ({
      month,
      current: month === now,
      sum: { label: texts.sum(formatMonth(`${month}-01`, language)), amount: formatMoney(sumOre, language) },
      items: items.map(({ reference, session, groups, invoice, institution, visitorName, amountOre }) => ({
        reference,
        day: whenOf(session, language).day,
        title: session.offer.title,
        who: `${namesOf(groups)}, ${visitorName}`,
        branch: institution.name,
        gln: invoice?.gln ?? null,
        order: [invoice?.orderNumber, invoice?.reference].filter(Boolean).join(' · '),
        amount: formatMoney(amountOre, language),
      })),
    })),
  };
}

function whenOf(session: SchoolVisit['session'], language: Language) {
  return {
    day: `${formatDateShort(session.localDate, language)} ${session.localDate.slice(0, 4)}`,
    week: formatWeek(session.localDate, language),
    time: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language),
  };
}

function namesOf(groups: SchoolVisit['groups']): string {
  return groups.map(({ label }) => label).join(', ');
}

function sum(groups: SchoolVisit['groups'], of: 'pupils' | 'adults'): number {
  return groups.reduce((total, group) => total + group[of], 0);
}
