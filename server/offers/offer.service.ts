import { leftOf, refusalsForPupils, requiredAdults } from '#server/bookings/booking.rules.ts';
import { sentenceOf } from '#server/bookings/booking.texts.ts';
import { askedLevels, pupilsPerAdultOf, type RatioLevel } from '#server/bookings/level.ts';
import { fileUrl } from '#server/files/file-url.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { visitorsOf } from './labels.ts';
import { htmlOf } from './markdown.ts';
import type { OfferDetails, OfferSession, OfferSummary } from './offer.contract.ts';
import { facetsOf } from './offer.facets.ts';
import type { CoreFacts, ListedOffer, OfferFacts, PictureFacts } from './offer.facts.ts';
import type { OffersQuery } from './offer.query.ts';
import { bookableStarts, shownPeriod } from './offer.rules.ts';
import { offerSearchWords } from './offer.search.ts';
import { findAnyOffer, findOffer, findOffers, findSessions, type OfferSessions } from './offer.store.ts';
import { priceLabel, rulesInWords } from './offer.texts.ts';
import { siteIn } from './site.ts';

interface Asked {
  language: Language;
  now: Date;
}

const PAGE_SIZE = 20;

/** A page of the published offers that match, best first, with the facets of all of them. */
export async function searchOffers({ db }: Pick<Deps, 'db'>, query: OffersQuery, { language, now }: Asked) {
  const words = offerSearchWords(query.q ?? '');
  const page = query.page ?? 1;
  const pageSize = query.pageSize ?? PAGE_SIZE;
  const sort = query.sort ?? (words.length > 0 ? 'relevance' : 'soonest');
  const starts = bookableStarts(now);
  const today = localDateOf(now);
  const found = await findOffers(db.pool, { query, words, sort, page, pageSize, language, now, today, starts });
  const items = found.items.map((offer) => summaryOf(offer, language));
  return { items, total: found.total, page, pageSize, facets: facetsOf(found.facets, language), today };
}

/** A published offer as its page shows it; null = there is none. */
export async function showOffer({ db }: Pick<Deps, 'db'>, slug: string, { language, now }: Asked) {
  const offer = await findOffer(db.pool, slug, now);
  return offer && detailsOf(offer, language);
}

/** An offer in any state as its page would show it, for those who make it (they ask who may); null = there is none. */
export async function showAnyOffer(sql: Sql, id: string, { language, now }: Asked) {
  const offer = await findAnyOffer(sql, id, now);
  return offer && detailsOf(offer, language);
}

/** The sessions of an offer, each judged for a number of pupils by the rules of booking; null = there is no such offer. */
export async function showSessions(
  { db }: Pick<Deps, 'db'>,
  slug: string,
  query: {
    from?: string | undefined;
    to?: string | undefined;
    pupils?: number | undefined;
    level?: RatioLevel | 'MIXED' | undefined;
  },
  { language, now }: Asked,
) {
  const found = await findSessions(db.pool, slug, shownPeriod(query, now));
  if (found === null) return null;
  const pupils = query.pupils ?? found.offer.minPupils;
  const levels = askedLevels(query.level);
  const items = found.sessions.map((session) => judged(session, found.offer, { pupils, levels, language, now }));
  const adults = requiredAdults(pupils, pupilsPerAdultOf(found.offer, levels));
  return { items, total: items.length, today: localDateOf(now), pupils, adults };
}

function judged(
  session: OfferSessions['sessions'][number],
  offer: OfferSessions['offer'],
  { pupils, levels, language, now }: Asked & { pupils: number; levels: RatioLevel[] | null },
): OfferSession {
  const { taken: _taken, houseLeft: _house, ...shown } = session;
  const startsAt = new Date(session.startsAt);
  const endsAt = new Date(session.endsAt);
  const bookable = {
    ...session,
    startsAt,
    offer: {
      ...offer,
      published: true,
      bookingOpensAt: offer.bookingOpensAt === null ? null : new Date(offer.bookingOpensAt),
      ...anyLevel,
    },
  };
  const refusals = refusalsForPupils(bookable, pupils, now, levels);
  return {
    ...shown,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    meetings: session.meetings.map((meeting) => ({
      startsAt: new Date(meeting.startsAt).toISOString(),
      endsAt: new Date(meeting.endsAt).toISOString(),
    })),
    left: leftOf(session),
    bookable: refusals.length === 0,
    reasons: refusals.map((refusal) => ({
      ...refusal,
      message: sentenceOf(refusal, language, visitorsOf(offer.targetGroups)),
    })),
  };
}

/** Lists judge numbers and time only; the level is asked for in the booking. */
const anyLevel = { gradeFrom: null, gradeTo: null, ageGroups: [] };

function coreOf(offer: CoreFacts, language: Language) {
  const { slug, id, targetGroups, ageGroups, subjects, subjectFamily, form, languages, durationMinutes } = offer;
  const { maxPupils, confirmation, quotaLimited, gradeFrom, gradeTo, priceOre } = offer;
  return {
    id,
    slug,
    title: language === 'da' ? offer.titleDa : offer.titleEn,
    teaser: language === 'da' ? offer.teaserDa : offer.teaserEn,
    targetGroups,
    gradeLevels: gradeFrom === null || gradeTo === null ? null : { from: gradeFrom, to: gradeTo },
    ageGroups,
    subjects,
    subjectFamily,
    form,
    languages,
    durationMinutes,
    maxPupils,
    price: {
      totalOre: priceOre,
      parts: priceOre === 0 ? [] : [{ label: priceLabel(language), amountOre: priceOre }],
    },
    confirmation,
    quotaLimited,
    picture: offer.picture && pictureIn(offer.picture, language),
  };
}

function pictureIn({ alt, width, height, focus, ...file }: PictureFacts, language: Language): OfferSummary['picture'] {
  return { url: fileUrl(file), width, height, alt: alt[language], focus };
}

function summaryOf(offer: ListedOffer, language: Language): OfferSummary {
  const { department, site, sessionId, startsAt, pupilsLeft } = offer;
  const nextSession =
    sessionId === null || startsAt === null || pupilsLeft === null
      ? null
      : { id: sessionId, startsAt: new Date(startsAt).toISOString(), pupilsLeft };
  return { ...coreOf(offer, language), department, site, nextSession };
}

function detailsOf(offer: OfferFacts, language: Language): OfferDetails {
  const { minPupils, maxGroups, pupilsPerAdult, leadTimeWorkingDays, cancellationWorkingDays, bookingOpensAt } = offer;
  const { seasonFrom, seasonTo } = offer;
  const sites = offer.sites.map((site) => siteIn(site, language));
  const [usual] = sites;
  if (usual === undefined) throw new Error(`offer ${offer.slug} has no site`);
  return {
    ...coreOf(offer, language),
    department: offer.department,
    site: { slug: usual.slug, name: usual.name, city: usual.city },
    description: offer.description[language],
    descriptionHtml: htmlOf(offer.description[language]),
    programme: offer.programme.map((step) => ({
      minute: step.minute,
      title: language === 'da' ? step.titleDa : step.titleEn,
      text: language === 'da' ? step.textDa : step.textEn,
    })),
    clothing: offer.clothing[language],
    minPupils,
    maxGroups,
    pupilsPerAdult,
    adultRatios: offer.adultRatios,
    leadTimeWorkingDays,
    cancellationWorkingDays,
    bookingOpensAt,
    priceNote: offer.priceNote[language],
    cover: { place: offer.coverPlace, season: offer.coverSeason },
    season: seasonFrom === null || seasonTo === null ? null : { from: seasonFrom, to: seasonTo },
    meetingCount: offer.meetingCount,
    goals: offer.goals.map(({ text, subject, list }) => ({
      text: text[language],
      subject,
      list: list?.[language] ?? null,
    })),
    rules: rulesInWords(offer, language),
    sites,
    materials: offer.materials.map(({ phase, title, note, body, file }) => ({
      phase,
      title: title[language],
      note: note[language],
      body: body[language],
      bodyHtml: htmlOf(body[language]),
      file: file && { url: fileUrl(file), name: file.name, contentType: file.contentType, sizeBytes: file.sizeBytes },
    })),
  };
}
