import type { Language } from '#server/time/language.ts';

/** A piece of a sentence: plain, stressed, or a link. */
export type Inline = string | { strong: string } | { label: string; url: string };

/** One row of the facts: what it is called and its lines. */
export interface Fact {
  label: string;
  lines: string[];
}

/** A mail before it has a form: the text part and the HTML part are both made from this, so they tell the same. */
export interface MailContent {
  language: Language;
  subject: string;
  /** What a list of mails shows beside the subject. */
  preheader: string;
  heading: string;
  greeting: string;
  lead: Inline[];
  facts: Fact[];
  action: { label: string; url: string } | null;
  /** Digits to type elsewhere, in large, with what to do with them. */
  code?: { label: string; digits: string };
  paragraphs: Inline[][];
  /** The department and why this mail was sent. */
  footer: Inline[][];
}

/** The recurring pieces of sentences of one mail, in its language. */
export interface MailWords {
  offer: string;
  department: string;
  /** The department's, as links. */
  phone: Inline;
  email: Inline;
  site: string;
  institution: string;
  visitor: string;
  /** "Ida Krogsbæk og Bo Lind"; empty when nobody is named. */
  educators: string;
  /** "5.a og 5.b". */
  groups: string;
  /** "26 elever og 2 voksne". */
  people: string;
  /** "torsdag den 7. maj kl. 9.30". */
  when: string;
  /** What changed, for the subject: "26 → 24 elever"; empty when neither numbers nor time did. */
  change: string;
}
