import { formatDay } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { deadlineOf, footerOf } from './closing-words.ts';
import type { Fact, Inline, MailContent, MailWords } from './content.ts';
import type { MailFacts, MailKind, MailRecipient, MailRole } from './facts.ts';
import { setTextsOf } from './set-texts.ts';
import { textsOf } from './texts.ts';
import { groupLines, timeOf, visitFacts } from './visit-facts.ts';
import { listOf, peopleOf, wordsOf } from './words.ts';

type SetFacts = MailFacts & { set: NonNullable<MailFacts['set']> };
type Visit = SetFacts['set']['visits'][number];

/**
 * Whether a mail tells of several classes at once, or brings a further invitation of them. An educator hears of each visit by
 * itself: it is theirs, and so is its invitation.
 */
export function isOfSet(kind: MailKind, role: MailRole, facts: MailFacts): facts is SetFacts {
  return facts.set !== undefined && role !== 'EDUCATOR' && (kind === 'CONFIRMATION' || kind === 'SET_INVITATION');
}

/** The one confirmation of several classes, or the short mail around a further invitation. */
export function setContent(kind: MailKind, recipient: MailRecipient, facts: SetFacts): MailContent {
  return kind === 'SET_INVITATION' ? invitationContent(recipient, facts) : confirmationContent(recipient, facts);
}

function confirmationContent({ role, name }: MailRecipient, facts: SetFacts): MailContent {
  const texts = setTextsOf(facts);
  const all = allOf(facts);
  const words = wordsOf(all);
  const classes = texts.classes(all.groups.length, facts.targetGroup);
  const subject = role === 'ADMINISTRATOR' ? texts.subjectToAdministrator : texts.subject;
  const lead = texts.lead[role === 'EDUCATOR' ? 'VISITOR' : role];
  return {
    language: facts.language,
    subject: subject(words, classes),
    preheader: `${facts.reference}: ${words.offer}, ${daysOf(facts)}, ${words.site}`,
    heading: texts.heading(words, daysOf(facts)),
    greeting: textsOf(facts).greeting(name),
    lead: lead(words, classes),
    facts: confirmationFacts(role, facts, all),
    action: role === 'ADMINISTRATOR' ? null : { label: textsOf(facts).action.manage, url: facts.manageUrl },
    paragraphs: closingOf(role, facts, words),
    footer: footerOf(role, facts, words),
  };
}

/** All groups of all classes as if they were one visit: for what is said of them together. */
function allOf(facts: SetFacts): MailFacts {
  const groups = facts.set.visits.flatMap((visit) => visit.groups);
  return { ...facts, groups, ...sumOf(groups), priceOre: facts.set.priceOre };
}

function sumOf(groups: Visit['groups']) {
  return {
    pupils: groups.reduce((sum, group) => sum + group.pupils, 0),
    adults: groups.reduce((sum, group) => sum + group.adults, 0),
  };
}

/** Each visit's own rows first; then what holds for all, without what the visits have told already. */
function confirmationFacts(role: MailRole, facts: SetFacts, all: MailFacts): Fact[] {
  const { label } = textsOf(facts);
  const told = new Set([label.reference, label.time, label.who, label.visitor, label.educators]);
  const common = visitFacts('CONFIRMATION', role, all).filter((row) => !told.has(row.label));
  const visits = facts.set.visits.map((visit, index) => visitRow(visit, index, facts));
  return [...visits, { label: setTextsOf(facts).sum, lines: [peopleOf(all, facts)] }, ...common];
}

function visitRow(visit: Visit, index: number, facts: SetFacts): Fact {
  const texts = setTextsOf(facts);
  const severalSites = new Set(facts.set.visits.map(({ site }) => site)).size > 1;
  const lines = [
    timeOf(visit, facts),
    ...(severalSites ? [visit.site] : []),
    ...groupLines({ ...facts, groups: visit.groups, ...sumOf(visit.groups) }),
    texts.comes(visit.visitor),
    ...(visit.educators.length > 0 ? [texts.educators(listOf(visit.educators, facts))] : []),
    texts.reference(visit.reference),
  ];
  return { label: texts.visit(index + 1), lines };
}

function closingOf(role: MailRole, facts: SetFacts, words: MailWords): Inline[][] {
  const texts = setTextsOf(facts);
  if (role === 'ADMINISTRATOR') return [[textsOf(facts).administrator(words)], [invitationsOf(role, facts)]];
  const deadline = dayCount(facts) === 1 ? deadlineOf(facts, words) : [texts.severalDeadlines];
  return [
    facts.set.whole ? texts.manageAll(words) : texts.manageOwn(wordsOf(facts)),
    deadline,
    [`${invitationsOf(role, facts)} ${textsOf(facts).onlyByLink}`],
  ];
}

function invitationsOf(role: MailRole, facts: SetFacts): string {
  const { invitation } = setTextsOf(facts);
  const { further } = facts.set;
  if (role === 'CONTACT') return further === 0 ? invitation.none : invitation.later(further);
  const own = wordsOf(facts).groups;
  return further === 0 ? invitation.one(own) : invitation.further(own, further);
}

function dayCount(facts: SetFacts): number {
  return new Set(facts.set.visits.map(({ startsAt }) => localDateOf(new Date(startsAt)))).size;
}

/** "torsdag den 7. maj", or several days in a list. */
function daysOf(facts: SetFacts): string {
  const days = [...new Set(facts.set.visits.map(({ startsAt }) => localDateOf(new Date(startsAt))))];
  return listOf(
    days.map((day) => formatDay(day, facts.language)),
    facts,
  );
}

function invitationContent({ role, name }: MailRecipient, facts: SetFacts): MailContent {
  const texts = textsOf(facts);
  const { extra } = setTextsOf(facts);
  const words = wordsOf(facts);
  const { label } = texts;
  const kept = new Set([label.reference, label.offer, label.time, label.place, label.who, label.visitor]);
  const forBookers = role === 'VISITOR' || role === 'CONTACT';
  return {
    language: facts.language,
    subject: extra.subject(words),
    preheader: `${facts.reference}: ${words.offer}, ${words.when}, ${words.site}`,
    heading: extra.heading(words),
    greeting: texts.greeting(name),
    lead: extra.lead(words),
    facts: visitFacts('CONFIRMATION', role, facts).filter((row) => kept.has(row.label)),
    action: forBookers ? { label: texts.action.manage, url: facts.manageUrl } : null,
    paragraphs: [[forBookers ? texts.invitation : texts.administrator(words)]],
    footer: footerOf(role, facts, words),
  };
}
