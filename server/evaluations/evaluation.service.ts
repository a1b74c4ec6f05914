import { parseReference } from '#server/bookings/booking.reference.ts';
import { isManageToken } from '#server/bookings/manage-token.ts';
import { departmentsOf, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { schoolYearOf, schoolYearSpan } from '#server/time/school-year.ts';
import type { EvaluationList } from './evaluation.contract.ts';
import { type EvaluationState, evaluationState, FEWEST_ANSWERS, figuresOf } from './evaluation.rules.ts';
import * as store from './evaluation.store.ts';
import { isEvaluationToken } from './evaluation-token.ts';

/** The booking that a link opens for its evaluation; null for an unknown reference and a wrong token alike. */
export async function findEvaluatedByLink(
  deps: Deps,
  reference: string,
  token: string | null,
): Promise<store.EvaluatedBooking | null> {
  const known = parseReference(reference);
  if (known === null || token === null) return null;
  const booking = await store.findEvaluated(deps.db.pool, known);
  if (booking === null) return null;
  const { LINK_SECRET } = deps.config;
  const own = isEvaluationToken(LINK_SECRET, booking.id, booking.linkVersion, token);
  return own || isManageToken(LINK_SECRET, booking.id, booking.linkVersion, token) ? booking : null;
}

/** Whether a booking can be evaluated now. */
export function stateOf(booking: store.EvaluatedBooking, now: Date): EvaluationState {
  return evaluationState(booking, now, localDateOf(now));
}

export type GivenResult = { kind: 'given' } | { kind: 'refused'; state: Exclude<EvaluationState, 'OPEN'> };

/** Keeps what a teacher thought, once: of two at the same moment one is told that it has been given. */
export function giveEvaluation(
  deps: Deps,
  booking: store.EvaluatedBooking,
  answers: store.Answers,
  now: Date,
): Promise<GivenResult> {
  return inTransaction(deps.db, async (sql): Promise<GivenResult> => {
    const state = stateOf(booking, now);
    if (state !== 'OPEN') return { kind: 'refused', state };
    if (!(await store.markEvaluated(sql, booking.id, now))) return { kind: 'refused', state: 'GIVEN' };
    await store.insertEvaluation(sql, booking, answers);
    // Without the booking: beside a comment that has just appeared it would tell who wrote it.
    const { departmentId } = booking;
    await recordAudit(sql, { now, actor: 'link', action: 'booking.evaluated', departmentId });
    return { kind: 'given' };
  });
}

export interface ListQuestion {
  schoolYear?: string;
  department?: string;
  login: Login;
  now: Date;
  language: Language;
}

export type ListResult = { kind: 'list'; list: EvaluationList } | { kind: 'foreign' } | { kind: 'unknown department' };

/** What teachers thought of the offers of the departments somebody leads. */
export async function listEvaluationsOf(sql: Sql, question: ListQuestion): Promise<ListResult> {
  const { login, now, language } = question;
  const departments = await departmentsAsked(sql, question.department, login);
  if (typeof departments === 'object' && 'kind' in departments) return departments;
  const present = schoolYearOf(localDateOf(now));
  const schoolYear = question.schoolYear ?? present;
  const months = await store.findEvaluatedMonths(sql, departments);
  const offers = await store.findEvaluatedOffers(sql, { departments, ...schoolYearSpan(schoolYear) });
  const years = [present, ...months.map((month) => schoolYearOf(`${month}-01`))];
  const list = {
    schoolYear,
    schoolYears: [...new Set([...years, schoolYear])].sort().reverse(),
    fewest: FEWEST_ANSWERS,
    items: offers.map((offer) => itemOf(offer, language)),
  };
  return { kind: 'list', list };
}

async function departmentsAsked(
  sql: Sql,
  slug: string | undefined,
  login: Login,
): Promise<'all' | string[] | Exclude<ListResult, { kind: 'list' }>> {
  const own = departmentsOf(login, 'lead');
  if (slug === undefined) return own;
  const id = await store.findDepartment(sql, slug);
  if (own === 'all') return id === null ? { kind: 'unknown department' } : [id];
  return id !== null && own.includes(id) ? [id] : { kind: 'foreign' };
}

function itemOf(offer: store.EvaluatedOffer, language: Language): EvaluationList['items'][number] {
  const { slug, title, departmentSlug, departmentName, visits, answers, comments } = offer;
  return {
    offer: { slug, title: title[language] },
    department: { slug: departmentSlug, name: departmentName },
    visits,
    answers,
    figures: figuresOf(answers, offer),
    comments,
  };
}
