import type { Router } from 'express';
import type { z } from 'zod';
import { notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { type bookableSession as answerSchema, readSession } from './bookable-session.contract.ts';
import { bookableSession, type SessionFacts } from './booking.facts.ts';
import { bookingCloses, cancellationDeadline, leftOf, refusalsForPupils } from './booking.rules.ts';
import { findSession } from './booking.store.ts';
import { sentenceOf } from './booking.texts.ts';
import { sessionView } from './booking.view.ts';
import { askedLevels, type RatioLevel } from './level.ts';

export function bookableSessionRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readSession, async ({ params, query, now, language }) => {
    const session = await findSession(deps.db.pool, params.id);
    if (session === null || !session.offer.published) return notFound();
    return ok(answerOf(session, query, now, language));
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
    confirmation: offer.confirmation,
    price: { perGroupOre: offer.priceOre, note: offer.priceNote[language] },
  };
}
