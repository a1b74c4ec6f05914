import type { RequestEvent } from '@sveltejs/kit';
import { listProviders } from '#server/federation/federation.contract.ts';
import { failureSentence } from '#server/federation/federation.texts.ts';
import { apiOf } from './api.ts';

export interface FederatedLogin {
  /** Providers to log in with, and where to go for it: never by a form, which may not lead to other sites. */
  providers: { name: string; address: string }[];
  /** Why a login by a provider came to nothing; null = none did. */
  failure: string | null;
}

/** What the login page shows of identity providers. */
export async function federatedLogin(
  event: Pick<RequestEvent, 'fetch' | 'locals' | 'url'>,
  next: string | null,
): Promise<FederatedLogin> {
  const { language } = event.locals;
  const result = await apiOf(event).call(listProviders);
  const query = new URLSearchParams({ language, ...(next === null ? {} : { next }) });
  const items = result.ok ? result.data.items : [];
  return {
    providers: items.map(({ id, name }) => ({ name, address: `/api/login/oidc/${id}?${query}` })),
    failure: failureSentence(event.url.searchParams.get('fejl'), language),
  };
}
