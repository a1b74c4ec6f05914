import type { Language } from '#server/time/language.ts';

type Code =
  | 'TOO_LARGE'
  | 'EMPTY_FILE'
  | 'UNSUPPORTED_FILE'
  | 'FILE_BROKEN'
  | 'PICTURE_TOO_LARGE'
  | 'ANIMATED_PICTURE'
  | 'ACTIVE_PDF'
  | 'LOCKED_PDF'
  | 'TOO_MANY_UPLOADS'
  | 'UPLOAD_UNREADABLE'
  | 'UNKNOWN_DEPARTMENT';

/** Why a file is not taken, in words that help. */
export const fileSentences: Record<Language, Record<Code, string>> = {
  da: {
    TOO_LARGE: 'Filen er for stor. En PDF må højst fylde 20 MB, et billede højst 15 MB.',
    EMPTY_FILE: 'Filen er tom. Vælg den igen.',
    UNSUPPORTED_FILE: 'Filtypen kan ikke bruges. Vælg en PDF eller et billede (JPEG, PNG eller WebP).',
    FILE_BROKEN: 'Filen kan ikke læses. Den er måske ikke gemt eller hentet helt. Gem den igen, og prøv en gang til.',
    PICTURE_TOO_LARGE: 'Billedet har for mange billedpunkter (højst 50 megapixel). Gør det mindre, og prøv igen.',
    ANIMATED_PICTURE: 'Billedet bevæger sig. Vælg et billede, der står stille.',
    ACTIVE_PDF:
      'PDF’en indeholder programkode eller vedhæftede filer. Gem den som en almindelig PDF (Udskriv → Gem som PDF), og prøv igen.',
    LOCKED_PDF: 'PDF’en er låst eller har en adgangskode. Gem den uden, og prøv igen.',
    TOO_MANY_UPLOADS: 'Der bliver lagt mange filer op lige nu. Prøv igen om et øjeblik.',
    UPLOAD_UNREADABLE: 'Filen nåede ikke helt frem. Prøv igen.',
    UNKNOWN_DEPARTMENT: 'Afdelingen findes ikke.',
  },
  en: {
    TOO_LARGE: 'The file is too large. A PDF may have at most 20 MB, a picture at most 15 MB.',
    EMPTY_FILE: 'The file is empty. Choose it again.',
    UNSUPPORTED_FILE: 'This type of file cannot be used. Choose a PDF or a picture (JPEG, PNG or WebP).',
    FILE_BROKEN: 'The file cannot be read. Perhaps it was not saved completely. Save it again and try once more.',
    PICTURE_TOO_LARGE: 'The picture has too many pixels (at most 50 megapixels). Make it smaller and try again.',
    ANIMATED_PICTURE: 'The picture moves. Choose one that stands still.',
    ACTIVE_PDF:
      'The PDF holds program code or attached files. Save it as a plain PDF (Print → Save as PDF) and try again.',
    LOCKED_PDF: 'The PDF is locked or has a password. Save it without one and try again.',
    TOO_MANY_UPLOADS: 'Many files are being uploaded just now. Try again in a moment.',
    UPLOAD_UNREADABLE: 'The file did not arrive completely. Try again.',
    UNKNOWN_DEPARTMENT: 'There is no such department.',
  },
};
