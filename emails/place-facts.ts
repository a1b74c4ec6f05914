import { formatTime } from '#server/time/format.ts';
import type { Fact } from './content.ts';
import type { MailFacts, MailRole } from './facts.ts';
import { textsOf } from './texts.ts';

const MINUTE_MS = 60_000;

/** Where the visit is: the place with how to find each other there, or the link; then the educator's way there. */
export function placeRows(role: MailRole, facts: MailFacts): Fact[] {
  const { label } = textsOf(facts);
  return [{ label: label.place, lines: placeLines(role, facts) }, ...travelRows(role, facts)];
}

/** The link of an online visit, for those who take part in it; null = none (yet), or not for them. */
export function onlineLink(role: MailRole, { onlineUrl }: MailFacts): string | null {
  return role === 'ADMINISTRATOR' ? null : (onlineUrl ?? null);
}

function placeLines(role: MailRole, facts: MailFacts): string[] {
  const { site } = facts;
  if (facts.form !== 'ONLINE') {
    return [site.name, site.address, ...site.meetingPoint.split('\n')].filter((line) => line.trim() !== '');
  }
  if (role === 'ADMINISTRATOR') return [site.name];
  return [site.name, onlineLink(role, facts) ?? textsOf(facts).noLinkYet];
}

/** For the educator of an outreach visit: how long the way is, and when to leave. */
export function travelRows(role: MailRole, facts: MailFacts): Fact[] {
  const { form, travelMinutes = 0, startsAt, language } = facts;
  if (role !== 'EDUCATOR' || form !== 'OUTREACH' || travelMinutes === 0) return [];
  const texts = textsOf(facts);
  const leaving = new Date(Date.parse(startsAt) - travelMinutes * MINUTE_MS);
  return [{ label: texts.label.travel, lines: [texts.travel(travelMinutes, formatTime(leaving, language))] }];
}
