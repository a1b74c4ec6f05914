import type { Language } from '#server/time/language.ts';
import type { ContentNames, OfferContent } from './offer-content.ts';
import { differenceTexts } from './offer-difference.texts.ts';

// The parts of an offer that are lists, as text: one line for each entry.

type Shown = OfferContent['shown'];
interface Said {
  text: Language;
  names: ContentNames;
}

export function programmeInWords(programme: Shown['programme'], text: Language): string {
  const lines = programme.map((step) => {
    const [title, about] = text === 'da' ? [step.titleDa, step.textDa] : [step.titleEn, step.textEn];
    return `${step.minute} min.: ${about === '' ? title : `${title}. ${about}`}`;
  });
  return lines.join('\n');
}

export function goalsInWords(goals: Shown['goals'], { text, names }: Said): string {
  const lines = goals.map((goal) => {
    if ('goalId' in goal) return names.goals[goal.goalId]?.[text] ?? goal.goalId;
    return text === 'da' ? goal.textDa : goal.textEn;
  });
  return lines.join('\n');
}

/** `whole`: with the text of each material; else what there is. */
export function materialsInWords(
  materials: Shown['materials'],
  { text, names, whole }: Said & { whole: boolean },
): string {
  const texts = differenceTexts[text];
  const lines = materials.map(({ phase, title, note, body, fileId }) => {
    const noted = note[text] === '' ? title[text] : `${title[text]} (${note[text]})`;
    const file = fileId === null ? '' : texts.file(names.files[fileId] ?? fileId);
    const rest = whole ? [file, body[text]] : [];
    return [`${texts.phases[phase]}: ${noted}`, ...rest.filter((part) => part !== '')].join('\n');
  });
  return lines.join('\n');
}

const monthNames: Record<Language, string[]> = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** "1. maj til 1. oktober", "1 May to 1 October". */
export function seasonInWords(
  { seasonFrom, seasonTo }: Pick<Shown, 'seasonFrom' | 'seasonTo'>,
  language: Language,
): string {
  if (seasonFrom === null || seasonTo === null) return differenceTexts[language].allYear;
  const [from, to] = [seasonFrom, seasonTo].map((text) => {
    const [month = 1, day = 1] = text.split('-').map(Number);
    const name = monthNames[language][month - 1] ?? '';
    return language === 'da' ? `${day}. ${name}` : `${day} ${name}`;
  });
  return language === 'da' ? `${from} til ${to}` : `${from} to ${to}`;
}
