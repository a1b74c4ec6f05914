import type { Router } from 'express';
import type { z } from 'zod';
import { asHolderSees } from '#server/holds/hold.service.ts';
import { holderOf } from '#server/holds/holder-cookie.ts';
import { notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { type bookableSession as answerSchema, readSession } from './bookable-session.contract.ts';
import { bookableSession, type SessionFacts } from './booking.facts.ts';
import { bookingCloses, cancellationDeadline, leftOf, refusalsForPupils } from './booking.rules.ts';
import { findSession } from './booking.store.ts';
import { sentenceOf } from './booking.texts.ts';
import { sessionView } from './booking.view.ts';
import { askedLevels, type RatioLevel } from './level.ts';
import { answerDeadline } from './request.rules.ts';

export function bookableSessionRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readSession, async ({ params, query, request, now, language }) => {
    const session = await findSession(deps.db.pool, params.id);
    if (session === null || !session.offer.published) return notFound();
    const holder = holderOf(request, deps.config.PUBLIC_URL);
    const seen = holder === null ? session : await asHolderSees(deps, session, { holder, now });
    return ok(answerOf(seen, query, now, language));
  });
}

function answerOf(
  session: SessionFacts,
  asked: { pupils?: number | undefined; level?: RatioLevel | 'MIXED' | undefined },
  now: Date,
  language: Language,
): z.input<typeof answerSchema> {
  const { offer } = session;
  const pupils = asked.pupils ?? offer.minPupils;
  const startsAt = new Date(session.startsAt);
  const refusals = refusalsForPupils(bookableSession(session), pupils, now, askedLevels(asked.level));
  const who = offer.targetGroups.every((group) => group === 'DAYCARE') ? 'children' : 'pupils';
  return {
    ...sessionView(session, language),
    capacity: session.capacity,
    left: leftOf(session),
    bookable: refusals.length === 0,
    cancellable: now < cancellationDeadline(startsAt, offer).closesAt,
    reasons: refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, language, who) })),
    rules: {
      targetGroups: offer.targetGroups,
      gradeLevels:
        offer.gradeFrom === null || offer.gradeTo === null ? null : { from: offer.gradeFrom, to: offer.gradeTo },
      ageGroups: offer.ageGroups,
      minPupils: offer.minPupils,
      maxPupilsPerGroup: offer.maxPupils,
      maxGroups: Math.min(offer.maxGroups, session.capacity.groups),
      pupilsPerAdult: offer.pupilsPerAdult,
      adultRatios: [...offer.adultRatios],
      bookingLastDay: bookingCloses(startsAt, offer.leadTimeWorkingDays).lastDay,
      cancellationLastDay: cancellationDeadline(startsAt, offer).lastDay,
    },
    form: offer.form as (typeof answerSchema)['shape']['form']['options'][number],
    confirmation: offer.confirmation,
    asks: {
      departmentBy: lastDayOf(answerDeadline({ now, workingDays: offer.requestWorkingDays, startsAt })),
      headBy: offer.headApproval
        ? lastDayOf(answerDeadline({ now, workingDays: offer.headWorkingDays, startsAt }))
        : null,
      levelByRequest: offer.levelByRequest,
    },
    price: { perGroupOre: offer.priceOre, note: offer.priceNote[language] },
  };
}

/** The Danish day whose last moment is before a deadline. */
function lastDayOf(deadline: Date): string {
  return localDateOf(new Date(deadline.getTime() - 1));
}
