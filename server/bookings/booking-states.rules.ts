/** Every state of a booking; attendance is separate. */
export const bookingStatuses = [
  'HELD',
  'REQUESTED',
  'CONFIRMED',
  'WAITING',
  'OFFERED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'CANCELLED_BY_BOOKER',
  'CANCELLED_BY_VENUE',
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** What the holder of a booking's link may do; `allowedActions` says when. */
export const bookingActions = [
  'CHANGE_NUMBERS',
  'LOWER_NUMBERS',
  'RESCHEDULE',
  'KEEP',
  'CHANGE_PEOPLE',
  'HAND_OVER',
  'ACCEPT_OFFER',
  'ANSWER_PROPOSAL',
  'CANCEL',
  'UNDO',
  'EVALUATE',
] as const;
export type BookingAction = (typeof bookingActions)[number];

interface State {
  /** Which states may follow; the same table stands in the database (booking_transition) and is held there by a trigger. */
  next: readonly BookingStatus[];
  /** Whether it takes places of its session. */
  takesPlaces: boolean;
  /** What its link can do as long as the clock and the session allow it. */
  actions: readonly BookingAction[];
}

/**
 * The one transition table. A request, an offered place and a place in the queue are given up by CANCEL, and become WITHDRAWN.
 * OFFERED follows EXPIRED where there is no queue to go back to (a date request), or its last wished day has passed, and REQUESTED
 * where the school's head has to confirm.
 */
export const states: Record<BookingStatus, State> = {
  HELD: { next: ['REQUESTED', 'CONFIRMED', 'EXPIRED'], takesPlaces: true, actions: [] },
  REQUESTED: {
    next: ['CONFIRMED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'],
    takesPlaces: true,
    actions: [
      'CHANGE_NUMBERS',
      'LOWER_NUMBERS',
      'RESCHEDULE',
      'KEEP',
      'CHANGE_PEOPLE',
      'HAND_OVER',
      'ANSWER_PROPOSAL',
      'CANCEL',
    ],
  },
  CONFIRMED: {
    next: ['CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE'],
    takesPlaces: true,
    actions: [
      'CHANGE_NUMBERS',
      'LOWER_NUMBERS',
      'RESCHEDULE',
      'KEEP',
      'CHANGE_PEOPLE',
      'HAND_OVER',
      'CANCEL',
      'EVALUATE',
    ],
  },
  WAITING: {
    next: ['OFFERED', 'WITHDRAWN', 'EXPIRED'],
    takesPlaces: false,
    actions: ['CHANGE_PEOPLE', 'HAND_OVER', 'CANCEL'],
  },
  OFFERED: {
    next: ['CONFIRMED', 'REQUESTED', 'WAITING', 'WITHDRAWN', 'EXPIRED'],
    takesPlaces: true,
    actions: ['ACCEPT_OFFER', 'CHANGE_PEOPLE', 'HAND_OVER', 'CANCEL'],
  },
  DECLINED: { next: [], takesPlaces: false, actions: [] },
  WITHDRAWN: { next: [], takesPlaces: false, actions: [] },
  EXPIRED: { next: [], takesPlaces: false, actions: [] },
  CANCELLED_BY_BOOKER: { next: ['CONFIRMED'], takesPlaces: false, actions: ['UNDO'] },
  CANCELLED_BY_VENUE: { next: ['CONFIRMED'], takesPlaces: false, actions: [] },
};

/** Whether a state may follow another. */
export function mayFollow(from: BookingStatus, to: BookingStatus): boolean {
  return states[from].next.includes(to);
}

/** Whether a booking in this state has places of its session. */
export function takesPlaces(status: BookingStatus): boolean {
  return states[status].takesPlaces;
}
