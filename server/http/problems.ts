import type { Response } from 'express';
import type { Language } from '#server/time/language.ts';

/** One wrong field. `path` is dotted: `groups.0.pupils`; empty = the body as a whole. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

/** One reason of a refusal: a stable code, a sentence, and the facts behind it. */
export interface Reason {
  code: string;
  message: string;
  [fact: string]: unknown;
}

/** `application/problem+json` (RFC 9457) as this API writes it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
  reasons?: Reason[];
  /** Finds the line in our log. */
  id?: string;
}

/** Problems that every endpoint may answer with. */
export const commonProblems = {
  INVALID_INPUT: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CROSS_ORIGIN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  TOO_LARGE: 413,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

const titles: Record<number, Record<Language, string>> = {
  400: { da: 'Forespørgslen kan ikke læses', en: 'The request cannot be read' },
  401: { da: 'Log ind først', en: 'Log in first' },
  403: { da: 'Det har du ikke adgang til', en: 'You do not have access to this' },
  404: { da: 'Findes ikke', en: 'Not found' },
  405: { da: 'Metoden findes ikke her', en: 'No such method here' },
  408: { da: 'Det tog for lang tid', en: 'It took too long' },
  409: { da: 'Det kan ikke lade sig gøre', en: 'This cannot be done' },
  412: { da: 'Ændret af en anden i mellemtiden', en: 'Changed by somebody else in the meantime' },
  413: { da: 'For stort', en: 'Too large' },
  415: { da: 'Formatet kan ikke læses', en: 'Unsupported format' },
  422: { da: 'Noget skal rettes', en: 'Something needs correcting' },
  429: { da: 'For mange forsøg', en: 'Too many attempts' },
  431: { da: 'Adressen er for lang', en: 'The address or the headers are too long' },
  500: { da: 'Der gik noget galt hos os', en: 'Something went wrong on our side' },
  503: { da: 'Vi er straks tilbage', en: 'We will be back shortly' },
};

const details: Record<keyof typeof commonProblems, Record<Language, string>> = {
  INVALID_INPUT: { da: 'Ret de felter, der er nævnt.', en: 'Correct the fields that are named.' },
  UNAUTHENTICATED: { da: 'Log ind for at fortsætte.', en: 'Log in to continue.' },
  FORBIDDEN: { da: 'Din rolle giver ikke adgang til dette.', en: 'Your role does not give access to this.' },
  CROSS_ORIGIN: {
    da: 'Kaldet kom fra en anden side end vores.',
    en: 'The call came from another site than ours.',
  },
  NOT_FOUND: { da: 'Der er ikke noget på den adresse.', en: 'There is nothing at this address.' },
  METHOD_NOT_ALLOWED: {
    da: 'Adressen findes, men ikke med den metode.',
    en: 'The address exists, but not with this method.',
  },
  TOO_LARGE: { da: 'Det, der blev sendt, er for stort.', en: 'What was sent is too large.' },
  INTERNAL: {
    da: 'Prøv igen. Det, I allerede har fået bekræftet, er gemt.',
    en: 'Try again. What you have had confirmed is saved.',
  },
  UNAVAILABLE: {
    da: 'Databasen svarer ikke lige nu. Prøv igen om lidt.',
    en: 'The database is not answering. Try again shortly.',
  },
};

/** Writes a problem. `detail` defaults to the first reason's sentence or the code's own. */
export function problemOf(
  code: string,
  status: number,
  language: Language,
  parts: Pick<Partial<Problem>, 'detail' | 'errors' | 'reasons' | 'id'> = {},
): Problem {
  const ownDetail = code in details ? details[code as keyof typeof details][language] : undefined;
  const title = titles[status]?.[language] ?? code;
  const detail = parts.detail ?? parts.reasons?.map((reason) => reason.message).join(' ') ?? ownDetail ?? title;
  return { type: 'about:blank', title, status, code, ...parts, detail };
}

/** Sends a problem with its media type; never cached. */
export function sendProblem(response: Response, problem: Problem): void {
  response.locals.code = problem.code;
  response.status(problem.status).type('application/problem+json').set('cache-control', 'no-store');
  if (problem.status === 503) response.set('retry-after', '5');
  response.send(JSON.stringify(problem));
}
