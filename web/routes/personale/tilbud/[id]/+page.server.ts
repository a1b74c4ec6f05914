import { goalOptions } from '#lib/server/goal-options.ts';
import { offerEditorActions } from '#lib/server/offer-editor-actions.ts';
import { labelOf } from '#lib/server/offer-failure.ts';
import { typedOf } from '#lib/server/offer-form.ts';
import { offerStateActions } from '#lib/server/offer-state-actions.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { editorTexts } from '#lib/texts/offer-editor.ts';
import { motifNames } from '#server/covers/motifs.ts';
import { listGoals } from '#server/curriculum/curriculum.contract.ts';
import { readEditedOffer } from '#server/offer-editing/offer-editing.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const actions: Actions = { ...offerEditorActions, ...offerStateActions };

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const texts = editorTexts[language];
  const api = staffApi(event);
  const [offer, listed] = await Promise.all([
    api.get(readEditedOffer, { params: { id: event.params.id } }),
    api.get(listGoals),
  ]);
  const typed = typedOf(offer, language);
  return {
    id: offer.id,
    slug: offer.slug,
    title: language === 'en' && offer.titleEn !== '' ? offer.titleEn : offer.titleDa,
    state: offer.state,
    version: offer.version,
    everPublished: offer.everPublished,
    department: offer.department,
    typed: { ...typed, values: { ...typed.values, version: String(offer.version), department: offer.department.slug } },
    missing: offer.missing.map(({ path, message }) => ({
      id: path,
      message: `${labelOf(path, language)}: ${message}`,
    })),
    choices: offer.choices,
    motifs: motifNames
      .map((value) => ({ value: String(value), label: texts.motifs[value] ?? value }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
    goals: goalOptions(listed.items, offer.choices.namedGoals, language),
    news: event.url.searchParams.get('nyt'),
  };
};
