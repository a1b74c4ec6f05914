import type { MailFacts, MailRole } from './facts.ts';
import { onlineLink } from './place-facts.ts';
import { cleanFacts } from './plain-text.ts';
import { textsOf } from './texts.ts';
import { calendarFacts } from './visit-facts.ts';
import { listOf } from './words.ts';

/** What a calendar entry says to one role. */
export interface CalendarText {
  summary: string;
  description: string;
  location: string;
  /** The manage link for the visitor, the staff page for the educator, null for everybody else. */
  url: string | null;
}

/**
 * The words of a visit in a calendar. Calendars are shared with colleagues and on screens: the group's needs and messages
 * stay out, and only the visitor's own entry carries the key to the booking.
 */
export function calendarText(role: MailRole, facts: MailFacts): CalendarText {
  const clean = cleanFacts(facts);
  const texts = textsOf(clean);
  const groups = listOf(
    clean.groups.map(({ label }) => label),
    clean,
  );
  const rows = calendarFacts(role, clean).map(({ label, lines }) => `${label}: ${lines.join('\n')}`);
  const link = linkOf(role, clean);
  const closing = role === 'VISITOR' ? texts.onlyByLink : '';
  return {
    summary:
      role === 'EDUCATOR'
        ? `${groups}, ${clean.institutionName}: ${clean.offer.title}`
        : `${clean.offer.title} (${groups})`,
    description: [...rows, link ? `${link.label}: ${link.url}` : '', closing].filter(Boolean).join('\n'),
    location: onlineLink(role, clean) ?? [clean.site.name, clean.site.address].filter(Boolean).join(', '),
    url: link?.url ?? null,
  };
}

function linkOf(role: MailRole, facts: MailFacts): { label: string; url: string } | null {
  const { action } = textsOf(facts);
  if (role === 'VISITOR') return { label: action.manage, url: facts.manageUrl };
  if (role === 'EDUCATOR') return { label: action.staff, url: facts.staffUrl };
  return null;
}
