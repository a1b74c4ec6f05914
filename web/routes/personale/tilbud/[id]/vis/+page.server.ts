import { offerView } from '#lib/server/offer-view.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { previewOffer, readEditedOffer } from '#server/offer-editing/offer-editing.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { id } = event.params;
  const api = staffApi(event);
  const [{ slug, state }, shown] = await Promise.all([
    api.get(readEditedOffer, { params: { id } }),
    api.get(previewOffer, { params: { id }, body: {} }),
  ]);
  return { offer: { id, slug, state, title: shown.title }, view: offerView(shown, language) };
};
