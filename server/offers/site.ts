import type { Language } from '#server/time/language.ts';
import type { SiteFacts } from './offer.facts.ts';

/** A meeting place in one language. */
export function siteIn(site: SiteFacts, language: Language) {
  return {
    ...site,
    meetingPoint: site.meetingPoint[language],
    transport: site.transport[language],
    access: site.access[language],
    lunch: site.lunch[language],
  };
}
