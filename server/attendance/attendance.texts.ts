import { formatDate, formatDay } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';

const da = {
  NOT_CONFIRMED: 'Der kan kun registreres fremmøde på en bekræftet booking.',
  TOO_EARLY: (localDate: string) => `Fremmødet kan registreres fra ${formatDay(localDate, 'da')}, som er besøgets dag.`,
  PERIOD_CLOSED: (schoolYear: string, lastDay: string) =>
    `Fremmødet for skoleåret ${schoolYear} kunne rettes til og med ${formatDate(lastDay, 'da')}. Nu ligger tallene fast. Skriv til videncentret, hvis de er forkerte.`,
  CHANGED_MEANWHILE: 'En kollega har registreret fremmødet i mellemtiden. Se deres tal, før du retter.',
  UNKNOWN_GROUP: 'Gruppen hører ikke til bookingen.',
  GROUP_TWICE: 'Gruppen står to gange.',
  NOBODY_CAME: 'Skriv, hvor mange der kom, eller vælg Udeblev.',
  nudge: {
    pupils: (count: number) => (count === 1 ? '1 elev' : `${count} elever`),
    children: (count: number) => (count === 1 ? '1 barn' : `${count} børn`),
  },
};

const en = {
  NOT_CONFIRMED: 'Attendance can only be recorded for a confirmed booking.',
  TOO_EARLY: (localDate) => `Attendance can be recorded from ${formatDay(localDate, 'en')}, the day of the visit.`,
  PERIOD_CLOSED: (schoolYear, lastDay) =>
    `Attendance of the school year ${schoolYear} could be corrected until ${formatDate(lastDay, 'en')}. The figures are closed now. Write to the knowledge centre if they are wrong.`,
  CHANGED_MEANWHILE:
    'A colleague has recorded the attendance in the meantime. See their numbers before you correct them.',
  UNKNOWN_GROUP: 'The group does not belong to the booking.',
  GROUP_TWICE: 'The group stands twice.',
  NOBODY_CAME: 'Write how many came, or choose Did not come.',
  nudge: {
    pupils: (count) => (count === 1 ? '1 pupil' : `${count} pupils`),
    children: (count) => (count === 1 ? '1 child' : `${count} children`),
  },
} satisfies Texts<typeof da>;

/** Sentences of refused recordings. */
export const attendanceTexts: Record<Language, typeof da> = { da, en };
