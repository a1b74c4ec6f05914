import type { RequestEvent } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bookingStart } from '#lib/server/booking-start.ts';
import { chosenTimes, daysInWords } from '#lib/server/class-times.ts';
import { levelAsked, levelOptions } from '#lib/server/level-options.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { readSession } from '#server/bookings/bookable-session.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { suggestInstitutions } from '#server/institutions/institution.contract.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import { visitorsOf } from '#server/offers/labels.ts';
import { formatDate, formatDay, formatMoney, formatTimeRange } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

export type ChosenClasses = NonNullable<Awaited<ReturnType<typeof chosenClasses>>>;
type Session = AnswerOf<typeof readSession>;

/** The times that were chosen for several classes, and everything their form needs; null = there are none (any more). */
export async function chosenClasses(event: RequestEvent) {
  const times = chosenTimes(event.url.searchParams);
  const sessions = await sessionsOf(event, times);
  const [first] = sessions.values();
  if (first === undefined || times.length === 0) return null;
  const { language } = event.locals;
  const trin = event.url.searchParams.get('trin') ?? '';
  const levels = levelsOf(first, language);
  const isOption = levels.flatMap(({ options }) => options).some(({ value }) => value === trin);
  const level = isOption ? trin : levelAsked(trin, first.rules, language);
  const start = await bookingStart(event, { pupils: '', level, maxGroups: times.length });
  const municipalities = await apiOf(event).get(listMunicipalities);
  const classes = times.flatMap(({ sessionId, pupils }) => {
    const session = sessions.get(sessionId);
    return session === undefined ? [] : [{ sessionId, pupils, level, ...timeWords(session, language) }];
  });
  const days = [...new Set(classes.map(({ localDate }) => localDate))].sort();
  return {
    classes,
    days: daysInWords(days, language),
    search: event.url.searchParams
      .getAll('k')
      .map((text) => `k=${encodeURIComponent(text)}`)
      .concat(level === '' ? [] : [`trin=${encodeURIComponent(level)}`])
      .join('&'),
    session: first,
    words: moneyWords(first, classes.length, language),
    who: visitorsOf(first.rules.targetGroups),
    closed: [...sessions.values()].flatMap(({ reasons }) => reasons.map(({ message }) => message)),
    levels,
    start,
    school: await findSchool(event, event.url.searchParams.get('skole') ?? start?.school ?? ''),
    municipalities: municipalities.items.map(({ code, name }) => ({ value: code, label: name })),
    key: crypto.randomUUID(),
  };
}

/** The chosen sessions by id, each judged for the fewest pupils; one that is gone makes the page say so. */
async function sessionsOf(event: RequestEvent, times: { sessionId: string }[]): Promise<Map<string, Session>> {
  const ids = [...new Set(times.map(({ sessionId }) => sessionId))];
  const found = await Promise.all(ids.map((id) => apiOf(event).call(readSession, { params: { id } })));
  return new Map(found.flatMap((result) => (result.ok ? [[result.data.id, result.data]] : [])));
}

/** Levels that the offer is not made for: for special classes only, or for whoever asks. */
function levelsOf(session: Session, language: Language) {
  const [madeFor, others] = levelOptions(session.rules, language);
  const label = bookingTexts[language].groups[session.asks.levelByRequest ? 'askedLevels' : 'otherLevels'];
  return [...(madeFor ? [madeFor] : []), ...(others ? [{ ...others, label }] : [])];
}

function timeWords(session: Session, language: Language) {
  const time = formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language);
  return {
    localDate: session.localDate,
    when: `${formatDate(session.localDate, language)}, ${time}`,
    site: session.site.name,
  };
}

function moneyWords(session: Session, classes: number, language: Language) {
  const { perGroupOre } = session.price;
  return {
    price: formatMoney(perGroupOre, language),
    total: formatMoney(perGroupOre * classes, language),
    departmentBy: session.confirmation === 'BY_REQUEST' ? formatDay(session.asks.departmentBy, language) : null,
    headBy: session.asks.headBy === null ? null : formatDay(session.asks.headBy, language),
  };
}

/** A school of the register by its number; null = there is none. */
export async function findSchool(event: Pick<RequestEvent, 'fetch' | 'locals'>, number: string) {
  if (!/^(\d{6}|[GD]\d{5})$/.test(number)) return null;
  const found = await apiOf(event).get(suggestInstitutions, { query: { q: number } });
  return found.items.find((item) => item.number === number) ?? null;
}
