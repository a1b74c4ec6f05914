import { instantWords } from '#lib/server/instant-words.ts';
import { ledDepartments } from '#lib/server/role-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { editorTexts } from '#lib/texts/offer-editor.ts';
import { listEditedOffers } from '#server/offer-editing/offer-editing.contract.ts';
import { audienceName } from '#server/offers/labels.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const texts = editorTexts[language];
  const { departments } = await event.parent();
  const { searchParams } = event.url;
  const text = (name: string) => searchParams.get(name) ?? '';
  const filter = { q: text('q'), afdeling: text('afdeling'), tilstand: text('tilstand') };
  const list = await staffApi(event).get(listEditedOffers, {
    query: { q: filter.q, department: filter.afdeling, state: filter.tilstand, page: text('side'), pageSize: 50 },
  });
  return {
    offers: list.items.map((offer) => ({
      id: offer.id,
      title: offer.title,
      state: offer.state,
      department: offer.department.name,
      facts: [texts.forms[offer.form], audienceName(offer, language)],
      next: offer.nextSession && instantWords(offer.nextSession.startsAt, language),
      comingSessions: offer.comingSessions,
      comingBookings: offer.comingBookings,
    })),
    total: list.total,
    page: list.page,
    pages: Math.ceil(list.total / list.pageSize),
    states: list.states,
    filter,
    led: ledDepartments(event.locals.me, departments),
    news: searchParams.get('nyt'),
  };
};
