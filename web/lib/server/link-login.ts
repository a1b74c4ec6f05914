import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import type { useLoginLink } from '#server/mail-links/mail-link.contract.ts';
import { addressAfterLogin } from './after-login.ts';
import { ownPath } from './own-path.ts';
import { passCookies } from './pass-cookies.ts';

/** After a link or a code was used: logged in, or the address shown to be one's own, and on to where the person was going. */
export function goOnAfterLink(
  event: RequestEvent,
  { data, headers }: { data: AnswerOf<typeof useLoginLink>; headers: Headers },
): never {
  const { language } = event.locals;
  passCookies(headers, event.cookies);
  const next = ownPath(data.next);
  redirect(303, data.account ? addressAfterLogin(data.account, next, language) : (next ?? href(language, '/min-side')));
}
