import { statisticsTexts } from '#lib/texts/statistics.ts';
import { type Choices, type Dimension, dimensions } from '#server/statistics/statistics.contract.ts';
import { dimensionNames } from '#server/statistics/statistics.texts.ts';
import type { Language } from '#server/time/language.ts';
import { filterDimensions, type Question } from './statistics-question.ts';

interface Option {
  value: string;
  label: string;
}

interface FilterField {
  label: string;
  name: Dimension;
  value: string | null;
  options: Option[];
}

/** The form that asks for figures, filled in with what the page shows. */
export interface FormView {
  period: string;
  periods: (Option | { label: string; options: Option[] })[];
  dimensions: Option[];
  groupBy: Dimension[];
  filters: FilterField[];
}

/** Those that most people ask for stand first. */
const usual: Dimension[] = ['department', 'targetGroup', 'municipality', 'region', 'subjectFamily'];
const inOrder = [...usual, ...filterDimensions.filter((dimension) => !usual.includes(dimension))];

/** The fields with the values that occur; one with a single value to choose would change nothing and is left out. */
export function formOf(question: Question, choices: Choices, language: Language): FormView {
  const filters = inOrder
    .map((name) => fieldOf(name, { question, choices, language }))
    .filter(({ options, value }) => options.length > 1 || value !== null);
  return {
    period: question.period,
    periods: periodsOf(question, choices, language),
    dimensions: dimensions.map((value) => ({ value, label: dimensionNames[value][language] })),
    groupBy: question.groupBy,
    filters,
  };
}

interface Facts {
  question: Question;
  choices: Choices;
  language: Language;
}

function fieldOf(name: Dimension, { question, choices, language }: Facts): FilterField {
  const value = question.filters[name] ?? null;
  return { label: dimensionNames[name][language], name, value, options: withChosen(choices[name], value) };
}

/** Newest first; the chosen one always among them, even when nothing has happened in it yet. */
function periodsOf({ period }: Question, choices: Choices, language: Language): FormView['periods'] {
  const texts = statisticsTexts[language].form;
  const isSchoolYear = period.includes('/');
  const isYear = !isSchoolYear && period !== 'all';
  const newestFirst = (options: Option[]) => options.toSorted((a, b) => (a.value < b.value ? 1 : -1));
  return [
    { label: texts.schoolYears, options: newestFirst(withChosen(choices.schoolYear, isSchoolYear ? period : null)) },
    { label: texts.calendarYears, options: newestFirst(withChosen(choices.calendarYear, isYear ? period : null)) },
    { value: 'all', label: texts.allYears },
  ];
}

function withChosen(options: readonly Option[], chosen: string | null): Option[] {
  const isKnown = chosen === null || options.some(({ value }) => value === chosen);
  return isKnown ? [...options] : [...options, { value: chosen, label: chosen }];
}
