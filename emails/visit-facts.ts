import { formatMoney, formatVisit, formatWeek } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Fact } from './content.ts';
import type { MailFacts, MailKind, MailRole } from './facts.ts';
import { placeRows, travelRows } from './place-facts.ts';
import { textsOf } from './texts.ts';
import { adultsOf, isMoved, listOf, peopleOf, pupilsOf } from './words.ts';

/** The rows of facts that one role gets; rows without a line are left out. */
export function visitFacts(kind: MailKind, role: MailRole, facts: MailFacts): Fact[] {
  const isCancelled = kind === 'CANCELLATION' || kind === 'SESSION_CANCELLED' || facts.left === true;
  const rows = isCancelled ? cancelledRows(facts, role) : bookedRows(facts, role);
  return rows.filter(({ lines }) => lines.length > 0);
}

/** The rows of a calendar entry: who comes and what to know on the way; time and place have fields of their own. */
export function calendarFacts(role: MailRole, facts: MailFacts): Fact[] {
  const { label } = textsOf(facts);
  const { site } = facts;
  const forVisitor = role === 'VISITOR';
  const rows = [
    { label: label.reference, lines: [facts.reference] },
    { label: label.place, lines: linesOf(site.meetingPoint) },
    ...travelRows(role, facts),
    { label: label.who, lines: groupLines(facts) },
    ...peopleRows(facts, role),
    { label: label.transport, lines: forVisitor ? linesOf(site.transport) : [] },
    { label: label.clothing, lines: forVisitor ? linesOf(facts.clothing) : [] },
    { label: label.lunch, lines: forVisitor ? linesOf(site.lunch) : [] },
    { label: facts.department.name, lines: [facts.department.phone] },
  ];
  return rows.filter(({ lines }) => lines.length > 0);
}

function bookedRows(facts: MailFacts, role: MailRole): Fact[] {
  const { label } = textsOf(facts);
  const { site } = facts;
  const forBookers = role === 'VISITOR' || role === 'CONTACT';
  const exceptAdministrator = role !== 'ADMINISTRATOR';
  return [
    { label: label.change, lines: changeLines(facts) },
    { label: label.note, lines: linesOf(facts.note ?? null) },
    ...commonRows(facts),
    ...placeRows(role, facts),
    { label: label.transport, lines: forBookers ? linesOf(site.transport) : [] },
    { label: label.who, lines: groupLines(facts) },
    ...peopleRows(facts, role),
    { label: label.clothing, lines: forBookers ? linesOf(facts.clothing) : [] },
    { label: label.lunch, lines: forBookers ? linesOf(site.lunch) : [] },
    { label: label.materials, lines: forBookers ? facts.materialsBefore : [] },
    { label: label.needs, lines: exceptAdministrator ? linesOf(facts.needs) : [] },
    { label: label.message, lines: exceptAdministrator ? linesOf(facts.message) : [] },
    { label: label.price, lines: role === 'EDUCATOR' ? [] : priceLines(facts) },
  ];
}

function cancelledRows(facts: MailFacts, role: MailRole): Fact[] {
  const { label } = textsOf(facts);
  return [
    { label: label.reason, lines: linesOf(facts.cancelled?.reason ?? null) },
    { label: label.note, lines: linesOf(facts.note ?? null) },
    ...commonRows(facts),
    { label: label.place, lines: [facts.site.name] },
    { label: label.who, lines: groupLines(facts) },
    ...peopleRows(facts, role),
  ];
}

function commonRows(facts: MailFacts): Fact[] {
  const { label } = textsOf(facts);
  return [
    { label: label.reference, lines: [facts.reference] },
    { label: label.offer, lines: [facts.offer.title] },
    { label: label.time, lines: [facts, ...(facts.meetings ?? [])].map((span) => timeOf(span, facts)) },
  ];
}

function peopleRows(facts: MailFacts, role: MailRole): Fact[] {
  const { label } = textsOf(facts);
  const { visitor, contact } = facts;
  const sameAddress = visitor.email.toLowerCase() === contact.email.toLowerCase();
  return [
    {
      label: facts.targetGroup === 'DAYCARE' ? label.daycare : label.school,
      lines: [facts.institutionName],
    },
    { label: label.visitor, lines: personLines(visitor, role) },
    { label: label.contact, lines: sameAddress ? [] : personLines(contact, role) },
    { label: label.educators, lines: facts.educators.map(({ name, phone }) => (phone ? `${name}, ${phone}` : name)) },
  ];
}

/** The administrator needs names only; the others may have to reach each other. */
function personLines(person: MailFacts['contact'], role: MailRole): string[] {
  if (role === 'ADMINISTRATOR') return [person.name];
  return [person.name, [person.phone, person.email].filter(Boolean).join(', ')];
}

export function groupLines(facts: MailFacts): string[] {
  const lines = facts.groups.map((group) => {
    const special = group.specialEducation ? `, ${textsOf(facts).specialEducation}` : '';
    return `${group.label} (${group.level}${special}): ${peopleOf(group, facts)}`;
  });
  return lines.length > 1 ? [...lines, textsOf(facts).total(peopleOf(facts, facts))] : lines;
}

function changeLines(facts: MailFacts): string[] {
  const { previous } = facts;
  if (!previous) return [];
  const texts = textsOf(facts);
  const { label } = texts;
  const times = previous.meetings === undefined ? [] : [previous, ...previous.meetings];
  const { site, meetingPoint, onlineUrl, educators, visitor } = previous;
  const names = facts.educators.map(({ name }) => name);
  return [
    ...(times.length > 1 ? times.map((span) => texts.before(timeOf(span, facts))) : []),
    times.length <= 1 && isMoved(facts) ? texts.before(timeOf(previous, facts)) : '',
    site === undefined ? '' : texts.insteadOf(label.place, placeName(facts), site),
    meetingPoint ? texts.newMeetingPoint(meetingPoint) : '',
    onlineUrl === undefined ? '' : texts.newLink,
    educators === undefined ? '' : texts.insteadOf(label.educators, listOf(names, facts), listOf(educators, facts)),
    visitor === undefined ? '' : texts.insteadOf(label.visitor, facts.visitor.name, visitor),
    previous.pupils !== facts.pupils ? texts.was(pupilsOf(facts.pupils, facts), previous.pupils) : '',
    previous.adults !== facts.adults ? texts.was(adultsOf(facts.adults, facts), previous.adults) : '',
  ].filter(Boolean);
}

/** Out at a school the place is its address. */
function placeName({ form, site }: MailFacts): string {
  return form === 'OUTREACH' ? site.address || site.name : site.name;
}

export function timeOf(span: { startsAt: string; endsAt: string }, { language }: MailFacts): string {
  const startsAt = new Date(span.startsAt);
  const week = formatWeek(localDateOf(startsAt), language);
  return `${formatVisit(startsAt, new Date(span.endsAt), language)} (${week})`;
}

function priceLines(facts: MailFacts): string[] {
  return [formatMoney(facts.priceOre, facts.language), ...linesOf(facts.priceNote)];
}

function linesOf(text: string | null): string[] {
  return (text ?? '').split('\n').filter((line) => line.trim() !== '');
}
