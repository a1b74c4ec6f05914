import { href } from '#lib/links.ts';
import { pictureOf, type ShownPicture } from '#lib/picture.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { audienceName, formNames } from '#server/offers/labels.ts';
import type { OfferSummary } from '#server/offers/offer.contract.ts';
import { formatDay, formatMoney, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';

/** An offer as lists show it: words only. */
export interface OfferRow {
  slug: string;
  family: OfferSummary['subjectFamily'];
  title: string;
  teaser: string;
  href: string;
  picture: ShownPicture;
  place: string;
  facts: string[];
  /** The next bookable time in words, and where to book it. */
  next: { time: string; href: string } | null;
}

/** @param search what the offer's page is to remember, e.g. `?elever=26` */
export function offerRow(offer: OfferSummary, language: Language, search: string): OfferRow {
  const { nextSession, form, department, site } = offer;
  const where = form === 'OUTREACH' || form === 'ONLINE' ? formNames[form][language] : site.name;
  return {
    slug: offer.slug,
    family: offer.subjectFamily,
    title: offer.title,
    teaser: offer.teaser,
    href: href(language, `/tilbud/${offer.slug}${search}`),
    picture: pictureOf(offer, 'small'),
    place: [...new Set([department.name, where])].join(' · '),
    facts: [
      audienceName(offer, language),
      catalogueTexts[language].minutes(offer.durationMinutes),
      formatMoney(offer.price.totalOre, language),
    ],
    next: nextSession && {
      time: timeInWords(nextSession.startsAt, language),
      href: bookHref(nextSession.id, language, search),
    },
  };
}

/** The path to the waiting list of a full session; the asked level and number go along. */
export function waitHref(sessionId: string, language: Language, search: string): string {
  return bookHref(sessionId, language, search).replace('/book/', '/venteliste/');
}

/** "torsdag den 7. maj kl. 9.30" / "Thursday 7 May, 9:30". */
export function timeInWords(instant: string, language: Language): string {
  const startsAt = new Date(instant);
  return `${formatDay(localDateOf(startsAt), language)}${language === 'da' ? ' kl. ' : ', '}${formatTime(startsAt, language)}`;
}

const goesAlong = ['trin', 'elever', 'igen'];

/** Where a session is booked; the level, the number of pupils and the visit that is booked again go along. */
export function bookHref(sessionId: string, language: Language, search: string): string {
  const asked = [...new URLSearchParams(search)].filter(([name]) => goesAlong.includes(name));
  return href(language, `/book/${sessionId}${asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`}`);
}
