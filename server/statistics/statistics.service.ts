import type { Scope as PolicyScope } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { type SchoolYear, schoolYearOf } from '#server/time/school-year.ts';
import { bookingsBehindFigures } from './bookings-behind.store.ts';
import { blankSmallCells, blankSmallTotal } from './public-figures.rules.ts';
import type { Choices, Figures, FiguresRow } from './statistics.contract.ts';
import { type Dimension, dimensions, type Filters, isOfferDimension, UNKNOWN } from './statistics.dimensions.ts';
import { type OfferedMeasure, offeredMeasureNames } from './statistics.measures.ts';
import { type Naming, namingOf } from './statistics.names.ts';
import { countsOffered, mayAskAbout } from './statistics.rules.ts';
import type { Scope } from './statistics.sql.ts';
import { type Counts, countOffered, countVisits, departmentsIn, keysOf, valuesThatOccur } from './statistics.store.ts';

/** Ids of departments and codes of municipalities, or everything. */
export type Reach = Pick<PolicyScope, 'departments' | 'municipalities'>;

/** Who asks what. */
export interface Asked {
  /** Public values: slugs and codes. */
  filters: Filters;
  /** What the caller may see, from `scopeOf('figures')` of http/policy. */
  reach: Reach;
  language: Language;
}

/** A filter names something that does not exist, or a department of others. */
export type ScopeRefusal = { kind: 'unknown'; dimension: Dimension } | { kind: 'forbidden' };

/** Turns what is asked into what may be counted: values into keys, departments into those of the caller. */
export async function scopeOf(
  sql: Sql,
  { filters, reach }: Asked,
): Promise<{ kind: 'scope'; scope: Scope } | ScopeRefusal> {
  const keyed: Filters = {};
  for (const dimension of dimensions) {
    const chosen = filters[dimension];
    if (chosen === undefined) continue;
    const keys = await keysOf(sql, dimension, chosen);
    if (keys !== null && chosen.some((value) => value !== UNKNOWN && !keys.has(value)))
      return { kind: 'unknown', dimension };
    keyed[dimension] = keys === null ? chosen : chosen.map((value) => keys.get(value) ?? value);
  }
  const { department, ...others } = keyed;
  const part = await partOf(sql, reach);
  if (!mayAskAbout(part, department)) return { kind: 'forbidden' };
  return { kind: 'scope', scope: { filters: others, departments: department ?? 'all', part } };
}

/** A municipality's figures are those of the departments that lie there and of the institutions that come from there. */
async function partOf(sql: Sql, { departments, municipalities }: Reach): Promise<Scope['part']> {
  if (departments === 'all' || municipalities === 'all') return 'all';
  const there = municipalities.length === 0 ? [] : await departmentsIn(sql, municipalities);
  return { departments: [...new Set([...departments, ...there])], municipalities };
}

/** Rows in the order in which they are shown, and the total. Without `groupBy` the total is the one row. */
export async function figuresOf(
  sql: Sql,
  { scope, groupBy, language }: { scope: Scope; groupBy: readonly Dimension[]; language: Language },
): Promise<{ rows: FiguresRow[]; total: Figures }> {
  const [visits, offered] = await Promise.all([countVisits(sql, scope, groupBy), offeredOf(sql, scope, groupBy)]);
  const total = { ...visits.total, ...offered.total };
  if (groupBy.length === 0) return { rows: [total], total };
  const isBroken = !groupBy.every(isOfferDimension);
  const nothingOffered = isBroken ? noFigures : offered.none;
  const merged = new Map<string, { keys: (string | null)[]; figures: Figures }>();
  for (const { keys, figures } of visits.rows) {
    merged.set(JSON.stringify(keys), { keys, figures: { ...figures, ...nothingOffered } });
  }
  const nothingCame = Object.fromEntries(Object.keys(visits.total).map((name) => [name, 0])) as typeof visits.total;
  for (const { keys, figures } of offered.rows) {
    const came = merged.get(JSON.stringify(keys))?.figures ?? nothingCame;
    merged.set(JSON.stringify(keys), { keys, figures: { ...came, ...figures } });
  }
  const naming = await namingOf(sql, { groupBy, keys: [...merged.values()].map(({ keys }) => keys), language });
  return { rows: named([...merged.values()], groupBy, naming), total };
}

type Offered = Pick<Figures, OfferedMeasure>;
const noFigures = Object.fromEntries(offeredMeasureNames.map((name) => [name, null])) as Record<OfferedMeasure, null>;
const zeroes = Object.fromEntries(offeredMeasureNames.map((name) => [name, 0])) as Record<OfferedMeasure, number>;

/** What was offered: nothing to say under a filter of the visitor, only a total under a dimension of the visitor. */
async function offeredOf(sql: Sql, scope: Scope, groupBy: readonly Dimension[]) {
  if (!countsOffered(scope.filters)) return { rows: [], total: noFigures, none: noFigures as Offered };
  const offerDimensions = groupBy.filter(isOfferDimension);
  const isBroken = offerDimensions.length < groupBy.length;
  const { rows, total }: Counts<OfferedMeasure> = await countOffered(sql, scope, isBroken ? [] : offerDimensions);
  return { rows, total, none: zeroes as Offered };
}

function named(
  rows: { keys: (string | null)[]; figures: Figures }[],
  groupBy: readonly Dimension[],
  naming: Naming,
): FiguresRow[] {
  return rows
    .sort((a, b) => naming.compare(a.keys, b.keys))
    .map(({ keys, figures }) => {
      const cells = groupBy.flatMap((dimension, index) => {
        const { value, label } = naming.nameOf(dimension, keys[index] ?? null);
        return [
          [dimension, value],
          [`${dimension}Label`, label],
        ];
      });
      return { ...Object.fromEntries(cells), ...figures };
    });
}

/** What each filter can be set to: the values that occur for the caller, in the order in which they are shown. */
export async function choicesOf(sql: Sql, { reach, language }: Omit<Asked, 'filters'>): Promise<Choices> {
  const found = await valuesThatOccur(sql, await partOf(sql, reach));
  const entries = await Promise.all(
    dimensions.map(async (dimension) => {
      const keys = found[dimension].map((key) => [key]);
      const naming = await namingOf(sql, { groupBy: [dimension], keys, language });
      const choices = keys.sort(naming.compare).map(([key = null]) => naming.nameOf(dimension, key));
      return [dimension, choices.map(({ value, label }) => ({ value: value ?? UNKNOWN, label }))];
    }),
  );
  return Object.fromEntries(entries);
}

/** The figures of one school year that may be shown to everybody; without a year the last one that has ended. */
export async function publicFiguresOf(
  sql: Sql,
  { schoolYear, now, language }: { schoolYear: SchoolYear | undefined; now: Date; language: Language },
) {
  const year = schoolYear ?? lastEnded(now);
  const scope: Scope = { filters: { schoolYear: [year] }, departments: 'all', part: 'all' };
  const tables = ['municipality', 'targetGroup', 'subjectFamily'] as const;
  const [municipality, targetGroup, subjectFamily] = await Promise.all(
    tables.map(async (dimension) => {
      const { rows } = await figuresOf(sql, { scope, groupBy: [dimension], language });
      const came = rows.filter(({ visits }) => visits > 0);
      return blankSmallCells(
        came.map((row) => ({
          value: row[dimension] ?? null,
          label: row[`${dimension}Label`] ?? '',
          visits: row.visits,
          groups: row.groups,
          pupils: row.pupils,
        })),
      );
    }),
  );
  const { total } = await figuresOf(sql, { scope, groupBy: [], language });
  const none: never[] = [];
  return {
    schoolYear: year,
    total: blankSmallTotal(total),
    municipality: municipality ?? none,
    targetGroup: targetGroup ?? none,
    subjectFamily: subjectFamily ?? none,
  };
}

function lastEnded(now: Date): SchoolYear {
  const today = localDateOf(now);
  const aYearAgo = `${Number(today.slice(0, 4)) - 1}-${today.slice(5, 7)}-01`;
  return schoolYearOf(aYearAgo);
}

/** The bookings behind figures of this scope, paged. */
export function bookingsBehindOf(sql: Sql, scope: Scope, asked: Parameters<typeof bookingsBehindFigures>[2]) {
  return bookingsBehindFigures(sql, scope, asked);
}
