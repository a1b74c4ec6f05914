/** A page that is only text. */
export interface Article {
  title: string;
  lede: string;
  sections: Section[];
}

export interface Section {
  heading: string;
  paragraphs?: string[];
  /** Said as points; `numbered` when the order matters. */
  points?: string[];
  numbered?: boolean;
  /** Ways to get in touch or to read more. */
  links?: { label: string; text: string; href: string }[];
}
