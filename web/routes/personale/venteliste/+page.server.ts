import { href } from '#lib/links.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { waitlistTexts } from '#lib/texts/waitlist.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { formatDay, formatUntil, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { listWaiting } from '#server/waitlist/waitlist.contract.ts';
import { wishWords } from '#server/waitlist/waitlist.texts.ts';
import type { PageServerLoad } from './$types';

type Entry = AnswerOf<typeof listWaiting>['entries'][number];

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { searchParams } = event.url;
  const offer = searchParams.get('forloeb') ?? undefined;
  const asked = searchParams.get('tid') ?? '';
  const session = /^[0-9a-f-]{36}$/i.test(asked) ? asked : undefined;
  const { entries, more } = await staffApi(event).get(listWaiting, { query: { offer, session } });
  const bySession = Map.groupBy(entries, (entry) => entry.session.id);
  return {
    narrowed: offer !== undefined || session !== undefined,
    total: entries.length,
    more,
    sessions: [...bySession.values()].flatMap((list) => groupOf(list, language)),
  };
};

function groupOf(entries: Entry[], language: Language) {
  const [first] = entries;
  if (first === undefined) return [];
  const { session, offer, department } = first;
  return {
    id: session.id,
    title: offer.title,
    department: department.name,
    when: formatVisit(new Date(session.startsAt), new Date(session.endsAt), language),
    dayLink: href(language, `/personale/dag/${session.localDate}`),
    cancelled: session.state === 'CANCELLED',
    entries: entries.map((entry) => rowOf(entry, language)),
  };
}

function rowOf({ bookings, skipped, session, ...entry }: Entry, language: Language) {
  const texts = waitlistTexts[language].staff;
  const until = (instant: string) => formatUntil(new Date(instant), language);
  const day = (instant: string) => formatDay(localDateOf(new Date(instant)), language);
  return {
    id: entry.id,
    position: entry.position,
    institution: entry.institution,
    contact: entry.contact,
    since: texts.since(day(entry.createdAt)),
    wishes: wishWords(entry.wishes, session.localDate, language) ?? texts.onlyThis,
    missed: entry.offersMissed > 0 ? texts.missed(entry.offersMissed) : null,
    bookings: bookings.map((booking) => ({
      reference: booking.reference,
      link: href(language, `/personale/booking/${booking.reference}`),
      labels: booking.labels.join(', '),
      people: texts.people(booking.pupils, booking.adults),
      offered: booking.offered && {
        when: formatVisit(new Date(booking.offered.startsAt), new Date(booking.offered.endsAt), language),
        until: texts.answerBy(until(booking.offered.until)),
      },
    })),
    skipped: skipped
      .filter(({ reasons }) => reasons.length > 0)
      .map((one) => ({
        key: one.sessionId + one.at,
        text: `${day(one.startsAt)}: ${one.reasons.map(({ message }) => message).join(' ')}`,
      })),
  };
}
