import type { PrivacyFacts } from '#server/privacy/privacy.contract.ts';
import type { Language } from '#server/time/language.ts';
import type { Article } from './article.ts';
import { da } from './privacy.da.ts';
import { en } from './privacy.en.ts';

export const privacy: Record<Language, (facts: PrivacyFacts) => Article> = { da, en };
