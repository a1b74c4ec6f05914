import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import type { Dimension, FiguresRow } from '#server/statistics/statistics.contract.ts';
import type { Question } from './statistics-question.ts';

export interface Bar {
  label: string;
  came: number;
  booked: number;
  /** Woven by subject family where the figures are divided by it. */
  parts: { value: number; family?: SubjectFamilyCode }[];
}

export interface BarsView {
  bars: Bar[];
  /** How many there are; more than are drawn when there are too many to see. */
  all: number;
  /** Booked children of the longest bar: the full width. */
  scale: number;
  woven: boolean;
  /** The dimensions that are drawn. */
  drawn: Dimension[];
}

const MOST_BARS = 20;
const families: SubjectFamilyCode[] = ['HISTORY', 'SCIENCE', 'ARTS'];

/** One bar per value of the first grouping that is no subject family; its parts are the subject families, if known. */
export function barsOf(
  rows: readonly FiguresRow[],
  { groupBy, filters }: Pick<Question, 'groupBy' | 'filters'>,
): BarsView {
  const divided = groupBy.includes('subjectFamily');
  const only = families.find((family) => family === filters.subjectFamily);
  const woven = divided || only !== undefined;
  const dimension = groupBy.find((one) => one !== 'subjectFamily') ?? groupBy[0];
  if (dimension === undefined) return { bars: [], all: 0, scale: 0, woven, drawn: [] };
  const found = new Map<string, FiguresRow[]>();
  for (const row of rows) {
    const key = row[dimension] ?? '';
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  const bars = [...found.values()]
    .map((group) => ({
      label: group[0]?.[`${dimension}Label`] ?? '',
      came: sum(group.map(({ pupils }) => pupils)),
      booked: sum(group.map(({ bookedPupils }) => bookedPupils)),
      parts: divided ? partsOf(group) : [{ value: sum(group.map(({ pupils }) => pupils)), family: only }],
    }))
    .filter(({ booked }) => booked > 0);
  const shown = bars.length > MOST_BARS ? bars.toSorted((a, b) => b.came - a.came).slice(0, MOST_BARS) : bars;
  return {
    bars: shown,
    all: bars.length,
    scale: Math.max(0, ...shown.map(({ booked, came }) => Math.max(booked, came))),
    woven,
    drawn: groupBy.filter((one) => one === dimension || one === 'subjectFamily'),
  };
}

function partsOf(group: readonly FiguresRow[]): Bar['parts'] {
  return families
    .map((family) => ({
      family,
      value: sum(group.filter((row) => row.subjectFamily === family).map(({ pupils }) => pupils)),
    }))
    .filter(({ value }) => value > 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
