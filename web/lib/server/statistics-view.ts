import { href } from '#lib/links.ts';
import { statisticsTexts } from '#lib/texts/statistics.ts';
import {
  type Dimension,
  type Figures,
  type FiguresRow,
  type Measure,
  offeredMeasureNames,
  outcomesBehind,
  UNKNOWN,
  visitMeasureNames,
} from '#server/statistics/statistics.contract.ts';
import { dimensionNames, measureNames } from '#server/statistics/statistics.texts.ts';
import { formatNumber } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { pageQueryOf, periodFilterOf, type Question } from './statistics-question.ts';

type Answer = { rows: FiguresRow[]; total: Figures };
type Column = Measure | 'share';

/** A figure as it is shown, and where its bookings stand; no address where there are none. */
export interface Cell {
  text: string;
  href: string | null;
}

export interface TableView {
  /** Names of the groupings, with how to sort by them. */
  heads: string[];
  columns: { label: string; href: string; sorted: 'ascending' | 'descending' | undefined }[];
  rows: { heads: string[]; cells: Cell[] }[];
  total: Cell[];
  /** False where what was offered cannot be divided: the columns are left out. */
  showsOffered: boolean;
}

/** The columns of the table in their order; what was offered stands last. */
const columnsBefore: Column[] = [
  'visits',
  'groups',
  'pupils',
  'adults',
  'bookedPupils',
  'share',
  'noShows',
  'cancelledByBooker',
  'cancelledByVenue',
];

/** The table of an answer: sorted as asked, every figure with the address of its bookings. */
export function tableOf(answer: Answer, question: Question, language: Language): TableView {
  const showsOffered = [answer.total, ...answer.rows].every(({ sessionsOffered }) => sessionsOffered !== null);
  const columns: Column[] = showsOffered ? [...columnsBefore, ...offeredMeasureNames] : columnsBefore;
  const rows = question.groupBy.length === 0 ? [] : sorted(answer.rows, question.sort);
  const cellsOf = (figures: Figures, row: FiguresRow | null) =>
    columns.map((column) => ({
      text: textOf(figures, column, language),
      href: hrefOf({ figures, column, row, question, language }),
    }));
  return {
    heads: question.groupBy.map((dimension) => dimensionNames[dimension][language]),
    columns: columns.map((column) => columnOf(column, question, language)),
    rows: rows.map((row) => ({
      heads: question.groupBy.map((dimension) => row[`${dimension}Label`] ?? ''),
      cells: cellsOf(row, row),
    })),
    total: cellsOf(answer.total, null),
    showsOffered,
  };
}

/** The share of the booked children who came, in whole percent; null when none were booked. */
export function shareOf({ pupils, bookedPupils }: Pick<Figures, 'pupils' | 'bookedPupils'>): number | null {
  return bookedPupils === 0 ? null : Math.round((pupils / bookedPupils) * 100);
}

function sorted(rows: FiguresRow[], sort: string | null): FiguresRow[] {
  const column = sort?.replace(/^-/, '');
  const known = [...columnsBefore, ...offeredMeasureNames].find((name) => name === column);
  if (known === undefined) return rows;
  const direction = sort?.startsWith('-') ? -1 : 1;
  const figureOf = (row: FiguresRow) => (known === 'share' ? shareOf(row) : row[known]) ?? -1;
  return rows.toSorted((a, b) => direction * (figureOf(a) - figureOf(b)));
}

/** Pressed once: largest first; again: smallest first; a third time: the natural order. */
function columnOf(column: Column, question: Question, language: Language) {
  const next = question.sort === `-${column}` ? column : `-${column}`;
  const sort = question.sort === column ? null : next;
  const label = column === 'share' ? statisticsTexts[language].table.share : measureNames[column][language];
  const directions = { [column]: 'ascending', [`-${column}`]: 'descending' } as const;
  const direction: 'ascending' | 'descending' | undefined = directions[question.sort ?? ''];
  return {
    label,
    href: `${href(language, '/statistik')}?${pageQueryOf({ ...question, sort })}#tabel`,
    sorted: direction,
  };
}

function textOf(figures: Figures, column: Column, language: Language): string {
  const value = column === 'share' ? shareOf(figures) : figures[column];
  if (value === null) return '–';
  return column === 'share' ? statisticsTexts[language].share(value) : formatNumber(value, language);
}

interface Linked {
  figures: Figures;
  column: Column;
  /** Null = the total. */
  row: FiguresRow | null;
  question: Question;
  language: Language;
}

function hrefOf({ figures, column, row, question, language }: Linked): string | null {
  const measure = visitMeasureNames.find((name) => name === column);
  if (measure === undefined || figures[measure] === 0) return null;
  return behindHref({ measure, row, question, language });
}

/** The address of the bookings behind a figure of the page; null for those who see figures only. */
export function behindHref({
  measure,
  row,
  question,
  language,
}: Omit<Linked, 'figures' | 'column'> & { measure: keyof typeof outcomesBehind }): string | null {
  if (!question.showsBookings) return null;
  const values =
    row === null ? [] : question.groupBy.map((dimension: Dimension) => [dimension, row[dimension] ?? UNKNOWN]);
  const query = new URLSearchParams({
    ...periodFilterOf(question),
    ...question.filters,
    ...Object.fromEntries(values),
    outcome: outcomesBehind[measure].join(','),
    back: pageQueryOf(question),
  });
  return `${href(language, '/statistik/besoeg')}?${query}`;
}
