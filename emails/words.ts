import { formatDay, formatTime } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { MailWords } from './content.ts';
import type { MailFacts } from './facts.ts';
import { textsOf } from './texts.ts';

/** The pieces of sentences for the facts of a mail. */
export function wordsOf(facts: MailFacts): MailWords {
  const startsAt = new Date(facts.startsAt);
  return {
    offer: facts.offer.title,
    department: facts.department.name,
    phone: { label: facts.department.phone, url: `tel:${facts.department.phone.replace(/[^+\d]/g, '')}` },
    email: { label: facts.department.email, url: `mailto:${facts.department.email}` },
    site: facts.site.name,
    institution: facts.institutionName,
    visitor: facts.visitor.name,
    educators: listOf(
      facts.educators.map(({ name }) => name),
      facts,
    ),
    groups: listOf(
      facts.groups.map(({ label }) => label),
      facts,
    ),
    people: peopleOf(facts, facts),
    when: textsOf(facts).when(formatDay(localDateOf(startsAt), facts.language), formatTime(startsAt, facts.language)),
    change: changeInShort(facts),
  };
}

/** "a, b og c". */
export function listOf(items: string[], facts: MailFacts): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${textsOf(facts).and} ${last}`;
}

/** "26 elever og 2 voksne". */
export function peopleOf(numbers: { pupils: number; adults: number }, facts: MailFacts): string {
  return listOf([pupilsOf(numbers.pupils, facts), adultsOf(numbers.adults, facts)], facts);
}

/** "26 elever". */
export function pupilsOf(pupils: number, facts: MailFacts): string {
  return `${pupils} ${textsOf(facts).pupils[facts.targetGroup](pupils)}`;
}

/** "2 voksne". */
export function adultsOf(adults: number, facts: MailFacts): string {
  return `${adults} ${textsOf(facts).adults(adults)}`;
}

/** True when the visit, or a further meeting of it, got another time. */
export function isMoved({ previous, startsAt, endsAt }: MailFacts): boolean {
  if (previous === null) return false;
  return (
    previous.meetings !== undefined ||
    !sameInstant(previous.startsAt, startsAt) ||
    !sameInstant(previous.endsAt, endsAt)
  );
}

function sameInstant(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b);
}

function changeInShort(facts: MailFacts): string {
  const { previous } = facts;
  if (!previous) return '';
  const { changeOf } = textsOf(facts);
  if (isMoved(facts)) return changeOf.time;
  if (previous.site !== undefined) return changeOf.site;
  if (previous.meetingPoint !== undefined) return changeOf.meetingPoint;
  if (previous.onlineUrl !== undefined) return changeOf.onlineUrl;
  if (previous.educators !== undefined) return changeOf.educators;
  const changes = [
    previous.pupils !== facts.pupils ? `${previous.pupils} → ${pupilsOf(facts.pupils, facts)}` : '',
    previous.adults !== facts.adults ? `${previous.adults} → ${adultsOf(facts.adults, facts)}` : '',
  ];
  return changes.filter(Boolean).join(', ');
}
