import type { RowList, Typed } from '#lib/offer-editor/typed.ts';
import { ratioLevels, resourceIds } from '#lib/server/offer-form.ts';
import { editorTexts } from '#lib/texts/offer-editor.ts';
import type { Problem } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';

/** What the editor shows when something could not be saved or published. */
export interface EditorFailure {
  title: string;
  note: string;
  /** By name of the field. */
  errors: Record<string, string>;
  /** For the summary, with the field's id. */
  summary: { id?: string; message: string }[];
}

/** Where a wrong field of the API stands in the form, and what it is called. */
export function fieldsOf(
  errors: readonly { path: string; code: string; message: string }[],
  { typed, language }: { typed: Typed; language: Language },
) {
  const texts = editorTexts[language];
  return errors.map(({ path, code, message }) => {
    const name = nameOf(path, typed);
    const words = name === 'priceOre' && code !== 'REQUIRED' ? texts.failed.price : texts.failed.number;
    const isNumber = code === 'WRONG_TYPE' || (name === 'priceOre' && code === 'NOT_A_NUMBER');
    return { name, label: labelOf(name, language), message: isNumber ? words : message };
  });
}

/** `seasonFrom` has two fields; ratios and needs are named by what they are for. */
function nameOf(path: string, typed: Typed): string {
  const [list = '', at = ''] = path.split('.');
  if (list === 'adultRatios') return at === '' ? list : `adultRatios.${ratioLevels(typed)[Number(at)] ?? ''}`;
  if (list === 'resources') return at === '' ? list : `resources.${resourceIds(typed)[Number(at)] ?? ''}`;
  if (list === 'subjects' && (typed.values.subject ?? '') === '') return 'subject';
  if (list === 'targetGroups' || list === 'ageGroups' || list === 'languages' || list === 'subjects') return list;
  return path;
}

/** "Titel, på engelsk"; "Materiale 2: Titel, på dansk". */
export function labelOf(name: string, language: Language): string {
  const texts = editorTexts[language];
  const [list = '', at = '', field] = name.split('.');
  if (list === 'bookingOpens') return texts.fields.bookingOpens;
  if (list === 'adultRatios') return texts.levels[at] ?? texts.fields.adultRatios;
  if (list === 'resources') return texts.fields.resources;
  if (field === undefined) return worded(name, language);
  const row = texts.rows.number(texts.rows[list as RowList] ?? list, Number(at) + 1);
  return `${row}: ${worded(rowLabels[list]?.[field.replace(/(Da|En)$/, '')] ?? field, language, field)}`;
}

const rowLabels: Record<string, Record<string, string>> = {
  programme: { minute: 'minute', title: 'stepTitle', text: 'stepText' },
  materials: {
    phase: 'phase',
    title: 'materialTitle',
    note: 'materialNote',
    body: 'materialBody',
    fileId: 'materialFile',
  },
  goals: { text: 'goalText', goalId: 'goalId' },
};

function worded(name: string, language: Language, written = name): string {
  const texts = editorTexts[language];
  const fields: Record<string, string> = texts.fields;
  const stem = name.replace(/(Da|En)$/, '');
  const label = fields[name] ?? fields[stem] ?? name;
  if (written.endsWith('Da')) return texts.in(label, texts.da);
  return written.endsWith('En') ? texts.in(label, texts.en) : label;
}

/** The failure of a call, with each wrong field where it stands. */
export function failureOf(
  problem: Pick<Problem, 'code' | 'detail' | 'errors' | 'reasons'>,
  { typed, language, saved = false }: { typed: Typed; language: Language; saved?: boolean },
): EditorFailure {
  const texts = editorTexts[language].failed;
  const wrong = fieldsOf(problem.errors ?? [], { typed, language });
  const others = problem.reasons?.map(({ message }) => ({ message })) ?? [{ message: problem.detail }];
  const titles: Record<string, string> = {
    INVALID_INPUT: texts.input,
    OFFER_INCOMPLETE: texts.incomplete,
    CHANGED_MEANWHILE: texts.conflict,
  };
  return {
    title: titles[problem.code] ?? texts.refused,
    note: saved ? texts.savedDraft : problem.code === 'CHANGED_MEANWHILE' ? texts.keptConflict : texts.kept,
    errors: Object.fromEntries(wrong.map(({ name, message }) => [name, message])),
    summary:
      wrong.length === 0 ? others : wrong.map((one) => ({ id: one.name, message: `${one.label}: ${one.message}` })),
  };
}
