import { schoolRequestActions } from '#lib/server/approval-actions.ts';
import { bookingLinkActions } from '#lib/server/booking-link-actions.ts';
import { linkPage } from '#lib/server/booking-link-page.ts';
import { setActions } from '#lib/server/set-actions.ts';
import { waitingActions } from '#lib/server/waitlist-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  // Just handed over: the link opens nothing any more, and the page says only that.
  const handedOver = event.locals.handedOver ?? null;
  return { handedOver, shown: handedOver === null ? await linkPage(event) : null };
};

/** Each part of a booking's life has its actions beside its panel. */
export const actions: Actions = { ...bookingLinkActions, ...schoolRequestActions, ...setActions, ...waitingActions };
