import { type Answer, refuse } from '#server/http/answers.ts';
import type { Language } from '#server/time/language.ts';
import type { AnswerRefusal } from './approval.rules.ts';
import { alreadyAnswered, approvalSentences, noRequest, notARequest } from './approval.texts.ts';
import type { HeadRefusal } from './head.service.ts';
import type { ProposalRefusal } from './proposal.service.ts';

type Refusal = AnswerRefusal | HeadRefusal | ProposalRefusal | { code: 'NOBODY_ASKED' | 'TOO_MANY_CHANGES' };

/** A refused answer as a problem, with its sentence. */
export function approvalProblem(refusal: Refusal, language: Language): Answer<never> {
  return refuse([{ ...refusal, message: sentenceOf(refusal, language) }]);
}

function sentenceOf(refusal: Refusal, language: Language): string {
  if (refusal.code === 'NOT_A_REQUEST') return (notARequest[refusal.status] ?? noRequest)[language];
  if (refusal.code === 'ALREADY_ANSWERED') return alreadyAnswered[refusal.answered][language];
  return approvalSentences[refusal.code][language];
}

/** A proposal that could not be made or answered. */
export function problemOf(
  result: { kind: 'unknown session' } | { kind: 'changed meanwhile' } | { kind: 'refused'; refusal: ProposalRefusal },
  language: Language,
): Answer<never> {
  if (result.kind === 'refused') return approvalProblem(result.refusal, language);
  const code = result.kind === 'unknown session' ? 'SESSION_NOT_FOUND' : 'CHANGED_MEANWHILE';
  return { kind: 'problem', code, detail: approvalSentences[code][language] };
}
