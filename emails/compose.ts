import { deadlineOf, footerOf } from './closing-words.ts';
import type { Inline, MailContent, MailWords } from './content.ts';
import type { MailFacts, MailKind, MailRecipient, MailRole } from './facts.ts';
import { isOfSet, setContent } from './set-compose.ts';
import { textsOf } from './texts.ts';
import { visitFacts } from './visit-facts.ts';
import { isMoved, listOf, wordsOf } from './words.ts';

/** What one person is told, in words, before it becomes text and HTML. */
export function mailContent(kind: MailKind, recipient: MailRecipient, facts: MailFacts): MailContent {
  const { role } = recipient;
  if (isOfSet(kind, role, facts)) return setContent(kind, recipient, facts);
  const texts = textsOf(facts);
  const words = wordsOf(facts);
  return {
    language: facts.language,
    subject: subjectOf(kind, role, facts)(words),
    preheader: `${facts.reference}: ${words.offer}, ${words.when}, ${words.site}`,
    heading: headingOf(kind, role, facts)(words),
    greeting: texts.greeting(recipient.name),
    lead: leadOf(kind, role, facts, words),
    facts: visitFacts(kind, role, facts),
    action: actionOf(kind, role, facts),
    paragraphs: paragraphsOf(kind, role, facts, words),
    footer: footerOf(role, facts, words),
  };
}

type Sentence = (words: MailWords) => string;

function subjectOf(kind: MailKind, role: MailRole, facts: MailFacts): Sentence {
  const { subject } = textsOf(facts);
  const forEducator = role === 'EDUCATOR';
  if (kind === 'SESSION_CANCELLED') return forEducator ? subject.sessionCancelledToEducator : subject.cancelledByVenue;
  if (facts.left) return subject.left;
  if (facts.reopened) return subject.reopened;
  if (facts.undone) return forEducator ? subject.undoneToEducator : subject.undone;
  if (facts.handedOverBy) return subject.handedOver;
  if (kind === 'CHANGE') return forEducator ? subject.changedToEducator : subject.changed;
  if (kind === 'CONFIRMATION') {
    if (forEducator) return subject.confirmedToEducator;
    return role === 'ADMINISTRATOR' ? subject.confirmedToAdministrator : subject.confirmed;
  }
  if (isByVenue(facts)) return subject.cancelledByVenue;
  return forEducator ? subject.cancelledByBookerToEducator : subject.cancelledByBooker;
}

function headingOf(kind: MailKind, role: MailRole, facts: MailFacts): Sentence {
  const { heading } = textsOf(facts);
  if (kind === 'SESSION_CANCELLED') return heading.cancelledByVenue;
  if (facts.left) return heading.left;
  if (facts.reopened) return heading.reopened;
  if (facts.undone) return role === 'EDUCATOR' ? heading.undoneToEducator : heading.undone;
  if (facts.handedOverBy) return heading.handedOver;
  if (kind === 'CONFIRMATION') return heading[role];
  if (kind === 'CHANGE') {
    if (isMoved(facts)) return heading.newTime;
    if (facts.previous?.site !== undefined) return heading.newPlace;
    if (facts.previous?.meetingPoint !== undefined) return heading.newMeetingPoint;
    if (facts.previous?.onlineUrl !== undefined) return heading.newLink;
    if (facts.previous?.educators !== undefined && role !== 'EDUCATOR') return heading.newEducator;
    return hasNewNumbers(facts) ? heading.newNumbers : heading.changed;
  }
  if (isByVenue(facts)) return heading.cancelledByVenue;
  return role === 'EDUCATOR' ? heading.cancelledByBookerToEducator : heading.cancelledByBooker;
}

function leadOf(kind: MailKind, role: MailRole, facts: MailFacts, words: MailWords): Inline[] {
  const { lead } = textsOf(facts);
  const forEducator = role === 'EDUCATOR';
  if (kind === 'SESSION_CANCELLED') return lead.sessionCancelled[role](words);
  if (facts.left) return lead.left(words);
  if (facts.reopened) return forEducator ? lead.reopenedToEducator(words) : lead.reopened(words);
  if (facts.undone) return forEducator ? lead.undoneToEducator(words) : lead.undone(words);
  if (facts.handedOverBy) return lead.handedOver(facts.handedOverBy, words);
  if (kind === 'CONFIRMATION') return [...lead[role](words), ...educatorsFor(role, facts)];
  if (kind === 'CHANGE') return forEducator ? lead.changedToEducator(words) : lead.changed(words);
  if (isByVenue(facts)) return forEducator ? lead.cancelledByVenueToEducator(words) : lead.cancelledByVenue(words);
  if (forEducator) return lead.cancelledByBookerToEducator(words);
  return role === 'ADMINISTRATOR' ? lead.cancelledByBookerToAdministrator(words) : lead.cancelledByBooker(words);
}

function educatorsFor(role: MailRole, facts: MailFacts): Inline[] {
  if (role !== 'VISITOR' || facts.educators.length === 0) return [];
  const names = facts.educators.map(({ name }) => name);
  return [textsOf(facts).lead.educators(listOf(names, facts), names.length > 1)];
}

/** The manage link is a key to the booking: only the visitor and the contact may have it. */
function actionOf(kind: MailKind, role: MailRole, facts: MailFacts): MailContent['action'] {
  const { action } = textsOf(facts);
  if (role === 'ADMINISTRATOR') return null;
  if (facts.left) return null;
  if (role === 'EDUCATOR') return { label: action.staff, url: facts.staffUrl };
  if (kind === 'SESSION_CANCELLED') return { label: action.choose, url: facts.manageUrl };
  if (kind !== 'CANCELLATION') return { label: action.manage, url: facts.manageUrl };
  if (isByVenue(facts)) return { label: action.newTime, url: facts.offer.url };
  return { label: action.view, url: facts.manageUrl };
}

function paragraphsOf(kind: MailKind, role: MailRole, facts: MailFacts, words: MailWords): Inline[][] {
  const texts = textsOf(facts);
  if (kind === 'SESSION_CANCELLED') return afterCancelledSession(role, facts, words);
  if (facts.left) return [[texts.removed]];
  if (kind === 'CANCELLATION') return role === 'CONTACT' ? [] : [[texts.removed]];
  if (role === 'EDUCATOR') return [[texts.educator]];
  if (role === 'ADMINISTRATOR') return [[texts.administrator(words)]];
  const last = role === 'VISITOR' ? texts.invitation : texts.sameLink(words);
  return [facts.choose ? texts.chooseAnother(words) : deadlineOf(facts, words), [last]];
}

/** Ringing and writing stand beside the link: none of the times may fit. */
function afterCancelledSession(role: MailRole, facts: MailFacts, words: MailWords): Inline[][] {
  const texts = textsOf(facts);
  if (role === 'CONTACT') return [texts.noneFits(words)];
  return role === 'VISITOR' ? [texts.noneFits(words), [texts.removed]] : [[texts.removed]];
}

function isByVenue(facts: MailFacts): boolean {
  return facts.cancelled?.by === 'VENUE';
}

function hasNewNumbers({ previous, pupils, adults }: MailFacts): boolean {
  return previous !== null && (previous.pupils !== pupils || previous.adults !== adults);
}
