import { type Action, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import type { CallInput, CallResult } from '#lib/server/api.ts';
import { passLoginCookie } from '#lib/server/login-cookie.ts';
import { ownPath } from '#lib/server/own-path.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { type QrPattern, qrPattern } from '#lib/server/qr-pattern.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import type { securityTexts } from '#lib/texts/security.ts';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  showSecondFactor,
} from '#server/accounts/factors.contract.ts';
import { endOwnLogin, logOutEverywhere } from '#server/accounts/own-login.contract.ts';
import { removePasskey } from '#server/accounts/passkey.contract.ts';
import type { AnyEndpoint } from '#server/http/endpoint.ts';
import type { Problem } from '#server/http/problems.ts';

/** What the page shows after a form: what went wrong, a set-up under way, or codes that are shown this once. */
export interface SecurityForm {
  action: string;
  problem?: Problem;
  setup?: TotpShown;
  recoveryCodes?: string[];
}

export interface TotpShown {
  secret: string;
  setup: string;
  qr: QrPattern;
}

type Done = keyof (typeof securityTexts)['da']['done'];

/** Everything that the forms of the security page do. */
export const securityActions = {
  password: async (event) => {
    const form = await postedForm(event);
    const body = { current: textOf(form, 'current') || undefined, new: textOf(form, 'new') };
    const result = await send(event, changePassword, { body });
    return result.ok ? done(event, 'adgangskode') : failed('password', result);
  },

  beginTotp: async (event) => {
    const result = await send(event, beginTotp, { body: {} });
    return result.ok
      ? ({ action: 'beginTotp', setup: shown(result.data) } satisfies SecurityForm)
      : failed('totp', result);
  },

  confirmTotp: async (event) => {
    const form = await postedForm(event);
    const body = { setup: textOf(form, 'setup'), code: textOf(form, 'code').trim() };
    const result = await send(event, confirmTotp, { body });
    if (result.ok) {
      event.locals.me = result.data.me;
      return { action: 'recoveryCodes', recoveryCodes: result.data.recoveryCodes } satisfies SecurityForm;
    }
    const again = await send(event, beginTotp, { body: { setup: body.setup } });
    if (!again.ok || result.problem.code === 'SETUP_EXPIRED') return failed('totp', result);
    const setup = shown(again.data);
    return fail(result.status, { action: 'confirmTotp', problem: result.problem, setup } satisfies SecurityForm);
  },

  removeTotp: async (event) => {
    const result = await send(event, removeTotp);
    return result.ok ? done(event, 'koderFra') : failed('totp', result);
  },

  renewCodes: async (event) => {
    const result = await send(event, renewRecoveryCodes);
    if (!result.ok) return failed('totp', result);
    return { action: 'recoveryCodes', recoveryCodes: result.data.recoveryCodes } satisfies SecurityForm;
  },

  showCode: async (event) => {
    const form = await postedForm(event);
    const result = await send(event, showSecondFactor, { body: { code: textOf(form, 'code').trim() } });
    return result.ok ? done(event, 'trin') : failed('showCode', result);
  },

  removePasskey: async (event) => {
    const form = await postedForm(event);
    const result = await send(event, removePasskey, { params: { id: textOf(form, 'id') } });
    return result.ok ? done(event, 'noegleVaek') : failed('passkeys', result);
  },

  endLogin: async (event) => {
    const form = await postedForm(event);
    const result = await send(event, endOwnLogin, { params: { id: textOf(form, 'id') } });
    // One that has ended in the meantime is what was asked for.
    return result.ok || result.status === 404 ? done(event, 'loggetUd') : failed('logins', result);
  },

  everywhere: async (event) => {
    const result = await send(event, logOutEverywhere, { body: { alsoHere: false } });
    return result.ok ? done(event, 'alleAndre') : failed('logins', result);
  },
} satisfies Record<string, Action>;

/** Calls the API; a login that got a new id is handed on to the browser. */
async function send<E extends AnyEndpoint>(
  event: RequestEvent,
  endpoint: E,
  input: CallInput<E> = {},
): Promise<CallResult<E>> {
  const result = await staffApi(event).call(endpoint, input);
  passLoginCookie(result.headers, event.cookies);
  return result;
}

function done({ locals, url }: RequestEvent, what: Done): never {
  const next = ownPath(url.searchParams.get('next'));
  const on = next === null ? '' : `&next=${encodeURIComponent(next)}`;
  redirect(303, `${href(locals.language, '/min-side/sikkerhed')}?gjort=${what}${on}`);
}

function failed(action: string, { status, problem }: { status: number; problem: Problem }) {
  return fail(status, { action, problem } satisfies SecurityForm);
}

function shown({ secret, uri, setup }: { secret: string; uri: string; setup: string }): TotpShown {
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), setup, qr: qrPattern(uri) };
}

/** As typed: a password may begin or end with a space. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
