import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { askedLevelOf } from '#lib/server/asked-level.ts';
import { readQuestion, weekCode, weekOf } from '#lib/server/offer-question.ts';
import { bookHref, timeInWords } from '#lib/server/offer-row.ts';
import { offerView } from '#lib/server/offer-view.ts';
import { mondaysWithSessions, sessionWeek } from '#lib/server/session-weeks.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { visitorsOf } from '#server/offers/labels.ts';
import { listOfferSessions, type OfferSession, readOffer } from '#server/offers/offer.contract.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { PageServerLoad } from './$types';

const WEEKS_SHOWN = 4;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { slug } = event.params;
  const typed = (event.url.searchParams.get('elever') ?? '').trim().slice(0, 20);
  const pupils = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null;
  const { level } = readQuestion(event.url.searchParams);
  const api = apiOf(event);
  const [offer, sessions] = await Promise.all([
    api.get(readOffer, { params: { slug } }),
    api.get(listOfferSessions, { params: { slug }, query: { pupils, level: askedLevelOf(level) } }),
  ]);
  const texts = catalogueTexts[language];
  const who = visitorsOf(offer.targetGroups);
  const week = weekOf(event.url.searchParams.get('uge') ?? '');
  // The visit that is booked again: the form begins with its class and EAN number, if it is one's own.
  const again = /^[A-Za-z0-9-]{4,20}$/.exec(event.url.searchParams.get('igen') ?? '')?.[0];
  const kept = { ...(level === '' ? {} : { trin: level }), ...(again === undefined ? {} : { igen: again }) };
  const asked = { ...kept, ...(pupils === null ? {} : { elever: String(pupils) }) };
  const search = `?${new URLSearchParams(asked)}`;
  const shown = shownWeeks(sessions.items, week);
  const weekHref = (monday: LocalDate | undefined) =>
    monday === undefined
      ? null
      : `${href(language, `/tilbud/${slug}`)}?${new URLSearchParams({ ...asked, uge: weekCode(monday) })}#tider`;
  const first = firstBookable(sessions.items, shown.mondays[0]);
  return {
    offer: offerView(offer, language),
    who,
    kept: { ...kept, ...(week === null ? {} : { uge: weekCode(week) }) },
    typed: typed === '' ? null : typed,
    wrongCount: typed !== '' && pupils === null,
    room: pupils === null ? null : texts.offer.room(texts.visitors(pupils, who), sessions.adults),
    refusal: refusalOfAll(sessions.items),
    anyTimes: shown.mondays.length > 0,
    anyFree: sessions.items.some(({ bookable }) => bookable),
    weeks: shown.mondays.map((monday) => sessionWeek(monday, sessions.items, { language, search })),
    earlier: weekHref(shown.earlier),
    later: weekHref(shown.later),
    classesHref: `${href(language, `/tilbud/${slug}/klasser`)}${level === '' ? '' : `?${new URLSearchParams({ trin: level })}`}`,
    askHref: `${href(language, `/tilbud/${slug}/anden-dato`)}${search === '?' ? '' : search}`,
    first:
      first === undefined || pupils === null
        ? null
        : { time: timeInWords(first.startsAt, language), href: bookHref(first.id, language, search) },
  };
};

/** Up to four weeks that have times: from the asked week on, else from the first with something free. */
function shownWeeks(sessions: OfferSession[], asked: LocalDate | null) {
  const all = mondaysWithSessions(sessions);
  const from = asked ?? mondaysWithSessions(sessions.filter(({ bookable }) => bookable))[0] ?? '';
  const found = all.findIndex((monday) => monday >= from);
  const start = found === -1 ? Math.max(0, all.length - WEEKS_SHOWN) : found;
  return {
    mondays: all.slice(start, start + WEEKS_SHOWN),
    earlier: start > 0 ? all[Math.max(0, start - WEEKS_SHOWN)] : undefined,
    later: all[start + WEEKS_SHOWN],
  };
}

function firstBookable(sessions: OfferSession[], from: LocalDate | undefined): OfferSession | undefined {
  return sessions.find(({ bookable, localDate }) => bookable && from !== undefined && localDate >= from);
}

/** The number itself may be what stops every time: then one sentence says so instead of each time. */
function refusalOfAll(sessions: OfferSession[]): string | null {
  const ofNumber = (session: OfferSession) =>
    session.reasons.find(({ code }) => code === 'TOO_MANY_PUPILS' || code === 'TOO_FEW_PUPILS');
  const [first] = sessions;
  const reason = first && ofNumber(first);
  return reason && sessions.every(ofNumber) ? reason.message : null;
}
