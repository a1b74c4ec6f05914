import type { Login } from '#server/http/policy.ts';

/** The login of a call whose policy lets nobody in without one. */
export function askingLogin(login: Login | null): Login {
  if (login === null) throw new Error('The policy lets nobody in without a login.');
  return login;
}
