import type { Language } from '#server/time/language.ts';

export type SubjectFamilyCode = 'HISTORY' | 'SCIENCE' | 'ARTS';

/** What can be taught: a school subject, or one of the six themes of the daycare curriculum. */
export interface Subject {
  /** Where the subject belongs by itself; null = depends on the offer. */
  family: SubjectFamilyCode | null;
  /** DAYCARE_THEME = one of the six themes of "den styrkede pædagogiske læreplan". */
  kind: 'SCHOOL_SUBJECT' | 'DAYCARE_THEME';
  name: Record<Language, string>;
}

function school(family: SubjectFamilyCode | null, da: string, en: string): Subject {
  return { family, kind: 'SCHOOL_SUBJECT', name: { da, en } };
}

function theme(family: SubjectFamilyCode | null, da: string, en: string): Subject {
  return { family, kind: 'DAYCARE_THEME', name: { da, en } };
}

/** Every subject an offer can name, by its code; the codes are stored in `offer.subject` and counted by the statistics. */
export const subjects = {
  HISTORY: school('HISTORY', 'Historie', 'History'),
  DANISH: school('HISTORY', 'Dansk', 'Danish'),
  SOCIAL_STUDIES: school('HISTORY', 'Samfundsfag', 'Social studies'),
  RELIGION: school('HISTORY', 'Kristendomskundskab og religion', 'Religious studies'),
  CLASSICAL_STUDIES: school('HISTORY', 'Oldtidskundskab', 'Classical studies'),
  ENGLISH: school('HISTORY', 'Engelsk', 'English'),
  NATURE_TECHNOLOGY: school('SCIENCE', 'Natur/teknologi', 'Nature and technology'),
  BIOLOGY: school('SCIENCE', 'Biologi', 'Biology'),
  GEOGRAPHY: school('SCIENCE', 'Geografi og naturgeografi', 'Geography'),
  PHYSICS_CHEMISTRY: school('SCIENCE', 'Fysik/kemi', 'Physics and chemistry'),
  MATHEMATICS: school('SCIENCE', 'Matematik', 'Mathematics'),
  TECHNOLOGY: school('SCIENCE', 'Teknologi', 'Technology'),
  VISUAL_ARTS: school('ARTS', 'Billedkunst', 'Visual arts'),
  MUSIC: school('ARTS', 'Musik', 'Music'),
  CRAFTS_DESIGN: school('ARTS', 'Håndværk og design', 'Crafts and design'),
  DRAMA: school('ARTS', 'Drama', 'Drama'),
  FOOD_KNOWLEDGE: school(null, 'Madkundskab', 'Food knowledge'),
  PHYSICAL_EDUCATION: school(null, 'Idræt', 'Physical education'),
  INTERDISCIPLINARY: school(null, 'Tværfagligt', 'Interdisciplinary'),
  PERSONAL_DEVELOPMENT: theme(null, 'Alsidig personlig udvikling', 'Personal development'),
  SOCIAL_DEVELOPMENT: theme(null, 'Social udvikling', 'Social development'),
  COMMUNICATION_LANGUAGE: theme(null, 'Kommunikation og sprog', 'Communication and language'),
  BODY_SENSES_MOVEMENT: theme(null, 'Krop, sanser og bevægelse', 'Body, senses and movement'),
  NATURE_OUTDOOR_SCIENCE: theme('SCIENCE', 'Natur, udeliv og science', 'Nature, outdoor life and science'),
  CULTURE_AESTHETICS_COMMUNITY: theme(null, 'Kultur, æstetik og fællesskab', 'Culture, aesthetics and community'),
} satisfies Record<string, Subject>;

export type SubjectCode = keyof typeof subjects;

/** Whether a text (from a query or a file) is the code of a subject. */
export function isSubjectCode(text: string): text is SubjectCode {
  return Object.hasOwn(subjects, text);
}

/** The subject's name in a language; an unknown code is shown as it stands, so that old data never breaks a page. */
export function subjectName(code: string, language: Language): string {
  return isSubjectCode(code) ? subjects[code].name[language] : code;
}
