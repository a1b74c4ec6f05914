import type { RequestEvent } from '@sveltejs/kit';
import { levelOptions } from '#lib/server/level-options.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { type StaffNews, staffNews } from '#lib/server/staff-booking-actions.ts';
import { readBooking } from '#server/bookings/booking.contract.ts';
import type { Booking } from '#server/bookings/booking-shape.contract.ts';
import { endCodeChoices } from '#server/bookings/end-code.texts.ts';
import type { EndCode } from '#server/bookings/end-codes.ts';

/** What a lead can do to a booking on its page, with what the forms need. */
export interface StaffForms {
  booking: Booking;
  /** The ETag of what the page shows. */
  version: string | null;
  levels: ReturnType<typeof levelOptions>;
  /** Reasons of both sides, each once. */
  endCodes: EndCode[];
  mayEnd: boolean;
  mayUndo: boolean;
}

/** The forms of a lead; null = the department is led by others, or the booking is gone. */
export async function staffForms(
  event: RequestEvent,
  { reference, leads, attended }: { reference: string; leads: boolean; attended: boolean },
): Promise<StaffForms | null> {
  if (!leads) return null;
  const result = await staffApi(event).call(readBooking, { params: { reference } });
  if (!result.ok) return null;
  const { status, session } = result.data;
  const cancelled = status === 'CANCELLED_BY_BOOKER' || status === 'CANCELLED_BY_VENUE';
  return {
    booking: result.data,
    version: result.etag,
    levels: levelOptions({ targetGroups: [], gradeLevels: null, ageGroups: [] }, event.locals.language),
    endCodes: [...new Set<EndCode>([...endCodeChoices.BOOKER, ...endCodeChoices.VENUE])],
    mayEnd: !attended && ['CONFIRMED', 'WAITING', 'OFFERED'].includes(status),
    mayUndo: cancelled && session.state !== 'CANCELLED',
  };
}

/** What has just been done; null = nothing. */
export function staffNewsOf(search: URLSearchParams): StaffNews | null {
  return staffNews.find((one) => one === search.get('gjort')) ?? null;
}
