import type { NoticeFacts } from '#emails/notices/notice-facts.ts';
import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { mailFactsOf, mailSettings } from '#server/bookings/booking.mails.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import { fileUrl } from '#server/files/file-url.ts';
import { addressesWithout, endingLinks } from '#server/mail-opt-outs/mail-opt-out.service.ts';
import { noticeMail } from '#server/notices/notice.mails.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import { evaluationToken } from './evaluation-token.ts';
import { thankedDays, toThank } from './thank-you.rules.ts';
import { type AfterMaterial, findAfterMaterials, lockUnthanked, markThanked, queueMails } from './thank-you.store.ts';

/** Mails of one transaction: nobody waits long for what it locks. */
const BATCH = 50;

/** The afternoon after a visit that came: thanks to the visiting teacher, with the materials for after and three questions. */
export const thankYous: ClockTask = {
  name: 'visits.thanked',
  async run(deps, now) {
    const days = thankedDays(localDateOf(now), localTimeOf(now));
    if (days === null) return;
    while ((await thankSome(deps, days, now)) === BATCH) {
      // More are due.
    }
  },
};

/** Answers how many visits were looked at. */
async function thankSome(deps: Deps, days: { from: string; to: string }, now: Date): Promise<number> {
  const looked = await inTransaction(deps.db, async (sql) => {
    const visits = await lockUnthanked(sql, { ...days, limit: BATCH });
    const emails = [...new Set(visits.map(({ visitorEmail }) => visitorEmail))];
    const without = await addressesWithout(sql, deps.config.LINK_SECRET, { kind: 'THANK_YOU', emails });
    await sendThanks(
      deps,
      sql,
      toThank(visits, without).map(({ id }) => id),
      now,
    );
    await markThanked(
      sql,
      visits.map(({ id }) => id),
      now,
    );
    return visits.length;
  });
  if (looked > 0) deps.wakeMailWorker();
  return looked;
}

async function sendThanks(deps: Deps, sql: Sql, bookingIds: readonly string[], now: Date): Promise<void> {
  const bookings = await bookingsOf(sql, bookingIds);
  const offerIds = [...new Set(bookings.map(({ session }) => session.offer.id))];
  const materials = await findAfterMaterials(sql, offerIds);
  for (const booking of bookings) {
    const own = materials.filter(({ offerId }) => offerId === booking.session.offer.id);
    await queueMails(sql, booking, [mailOf(deps, booking, own, now)], now);
  }
}

function mailOf({ config }: Deps, booking: BookingFacts, materials: readonly AfterMaterial[], now: Date) {
  const { language, reference, visitor } = booking;
  const settings = mailSettings(config);
  const visit = mailFactsOf(booking, settings, now);
  const prefix = `${config.PUBLIC_URL}${language === 'en' ? '/en' : ''}`;
  const token = evaluationToken(config.LINK_SECRET, booking.id, booking.linkVersion);
  const ending = endingLinks(config, { kind: 'THANK_YOU', email: visitor.email, language });
  const facts: NoticeFacts = {
    language,
    statedAt: now.toISOString(),
    department: visit.department,
    visit,
    values: {
      materials: materials.length,
      unsubscribePage: ending.page,
      ...materialValues(materials, booking, config.PUBLIC_URL),
    },
    rows: [],
    url: `${prefix}/evaluering/${reference}/${token}`,
    unsubscribeUrl: ending.oneClick,
  };
  const recipient = { role: 'VISITOR' as const, name: visitor.name, email: visitor.email };
  return noticeMail('THANK_YOU', recipient, facts, settings.mailDomain);
}

function materialValues(materials: readonly AfterMaterial[], { language, session }: BookingFacts, publicUrl: string) {
  const page = `${publicUrl}${language === 'en' ? '/en' : ''}/tilbud/${session.offer.slug}`;
  return Object.fromEntries(
    materials.flatMap(({ title, file }, index) => [
      [`material.${index}.title`, title[language]],
      [`material.${index}.url`, file === null ? page : `${publicUrl}${fileUrl(file)}`],
    ]),
  );
}
