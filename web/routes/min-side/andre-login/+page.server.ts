import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { passCookies } from '#lib/server/pass-cookies.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { loginAddress } from '#lib/server/staff-api.ts';
import {
  addIdentity,
  type Identity,
  listIdentities,
  type Provider,
  removeIdentity,
} from '#server/federation/federation.contract.ts';
import { failureSentence } from '#server/federation/federation.texts.ts';
import { formatDate } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/min-side/andre-login';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { language } = event.locals;
  const { searchParams } = event.url;
  const { items, available } = await apiOf(event).get(listIdentities);
  const added = searchParams.get('tilfoejet');
  return {
    identities: items.map((identity) => ({ ...identity, ...daysOf(identity, language) })),
    available,
    failure: failureSentence(searchParams.get('fejl'), language),
    added: available.find(({ id }) => id === added)?.name ?? null,
    removed: searchParams.has('fjernet'),
    loginAgain: loginAddress(event),
  };
};

function daysOf({ createdAt, lastUsedAt }: Identity, language: Language) {
  const day = (instant: string) => formatDate(localDateOf(new Date(instant)), language);
  return { addedOn: day(createdAt), lastUsedOn: lastUsedAt === null ? null : day(lastUsedAt) };
}

export const actions: Actions = {
  /** The way on is a link: the page's own policy lets no form be sent to other sites, not even by a redirect. */
  add: async (event) => {
    const form = await postedForm(event);
    const api = apiOf(event);
    const { available } = await api.get(listIdentities);
    const provider: Provider | undefined = available.find(({ id }) => id === form.get('provider'));
    if (provider === undefined)
      return fail(404, { problem: failureSentence('UNKNOWN_PROVIDER', event.locals.language), code: '' });
    const { language } = event.locals;
    const result = await api.call(addIdentity, { params: { provider: provider.id }, body: { language } });
    if (!result.ok) return fail(result.status, { problem: result.problem.detail, code: result.problem.code });
    passCookies(result.headers, event.cookies);
    return { goOn: { name: provider.name, address: result.data.address } };
  },

  remove: async (event) => {
    const form = await postedForm(event);
    const id = String(form.get('id') ?? '');
    const result = await apiOf(event).call(removeIdentity, { params: { id } });
    if (!result.ok && result.status !== 404) {
      return fail(result.status, { problem: result.problem.detail, code: result.problem.code });
    }
    redirect(303, `${href(event.locals.language, PAGE)}?fjernet`);
  },
};
