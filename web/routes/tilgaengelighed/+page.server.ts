import { apiOf } from '#lib/server/api.ts';
import { readPrivacyFacts } from '#server/privacy/privacy.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ facts: await apiOf(event).get(readPrivacyFacts) });
