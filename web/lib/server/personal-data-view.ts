import { personalDataTexts } from '#lib/texts/personal-data.ts';
import type { PersonalData } from '#server/privacy/privacy.contract.ts';
import { formatDate, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';

/** One part of an export as the page shows it: rows of labelled values, what is empty left out. */
export interface ShownPart {
  name: string;
  title: string;
  rows: { label: string; value: string }[][];
}

/** Long and for machines: in the file only. */
const IN_FILE_ONLY = new Set(['facts', 'raw']);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The parts of an export that hold something, in words. */
export function shownParts({ email: _, madeAt: __, ...parts }: PersonalData, language: Language): ShownPart[] {
  const texts = personalDataTexts[language];
  return Object.entries(parts)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => ({
      name,
      title: texts.parts[name] ?? name,
      rows: rows.map((row) =>
        Object.entries(row)
          .filter(([key, value]) => value !== null && value !== '' && !IN_FILE_ONLY.has(key))
          .map(([key, value]) => ({ label: labelOf(key, language), value: shownValue(key, value, language) })),
      ),
    }));
}

function labelOf(key: string, language: Language): string {
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return personalDataTexts[language].fields[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function shownValue(key: string, value: unknown, language: Language): string {
  const texts = personalDataTexts[language];
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'string' && INSTANT.test(value)) return instantText(value, language);
  if (key === 'rendered' && typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  if (Array.isArray(value)) return value.map((one) => shownValue('', one, language)).join('; ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('label' in value && 'pupils' in value && 'adults' in value) {
    return `${value.label} (${value.pupils} + ${value.adults})`;
  }
  return Object.values(value)
    .filter((one) => one !== null && one !== '')
    .map((one) => shownValue('', one, language))
    .join(', ');
}

/** A Danish day and time. */
function instantText(iso: string, language: Language): string {
  const instant = new Date(iso);
  return `${formatDate(localDateOf(instant), language)} ${personalDataTexts[language].clock(formatTime(instant, language))}`;
}
