import { instantWords } from '#lib/server/instant-words.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readEditedOffer } from '#server/offer-editing/offer-editing.contract.ts';
import { compareOfferVersions, listOfferVersions } from '#server/offer-editing/offer-version.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const params = { id: event.params.id };
  const api = staffApi(event);
  const [{ slug, state }, versions] = await Promise.all([
    api.get(readEditedOffer, { params }),
    api.get(listOfferVersions, { params }),
  ]);
  const { items, title } = versions;
  const numbers = items.map(({ number }) => number);
  const asked = (name: string, otherwise: number | undefined) => {
    const number = Number(event.url.searchParams.get(name));
    return numbers.includes(number) ? number : otherwise;
  };
  const [from, to] = [asked('fra', numbers[1]), asked('til', numbers[0])];
  const compared =
    from === undefined || to === undefined
      ? null
      : await api.get(compareOfferVersions, { params, query: { from, to } });
  return {
    offer: { id: params.id, slug, state, title },
    versions: items.map((item) => ({ ...item, when: instantWords(item.createdAt, language) })),
    difference: compared && { from: compared.from.number, to: compared.to.number, items: compared.items },
  };
};
