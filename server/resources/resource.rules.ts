import { hasSeen } from '#server/departments/department-editor.rules.ts';

export { hasSeen };

export type Kind = 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT';

/** What a resource is, as far as its rules ask. */
export interface ResourceShape {
  kind: Kind;
  pooled: boolean;
  quantity: number;
  seats: number | null;
  siteId: string | null;
  parentId: string | null;
}

export type WrongCode =
  | 'INVALID_CHOICE'
  | 'ONLY_ROOMS_HAVE_PARTS'
  | 'NOT_POOLED'
  | 'ONE_OF_A_KIND'
  | 'ONLY_ROOMS_HAVE_SEATS'
  | 'NEEDS_A_SITE'
  | 'WHERE_THE_WHOLE_IS'
  | 'PART_OF_ITSELF';

export interface WrongField {
  path: string;
  code: WrongCode;
}

/** The whole that something becomes a part of; null = there is none of that id in the department. */
export type Whole = Pick<ResourceShape, 'kind' | 'pooled' | 'siteId'> & { id: string };

/** What is wrong with a resource as it would be. Only rooms divide; only kits and vehicles are counted. */
export function wrongShape(shape: ResourceShape, whole: Whole | null): WrongField[] {
  const { kind, pooled, quantity, seats, siteId, parentId } = shape;
  const wrong: (WrongField | false)[] = [
    pooled && (kind === 'ROOM' || kind === 'MEETING_POINT') && { path: 'pooled', code: 'NOT_POOLED' },
    !pooled && quantity !== 1 && { path: 'quantity', code: 'ONE_OF_A_KIND' },
    seats !== null && kind !== 'ROOM' && { path: 'seats', code: 'ONLY_ROOMS_HAVE_SEATS' },
    siteId === null && (kind === 'ROOM' || kind === 'MEETING_POINT') && { path: 'site', code: 'NEEDS_A_SITE' },
    parentId !== null && whole === null && { path: 'parentId', code: 'INVALID_CHOICE' },
    whole !== null && (kind !== 'ROOM' || whole.kind !== 'ROOM') && { path: 'parentId', code: 'ONLY_ROOMS_HAVE_PARTS' },
    whole !== null && whole.siteId !== siteId && { path: 'site', code: 'WHERE_THE_WHOLE_IS' },
  ];
  return wrong.filter((one) => one !== false);
}

/** The spans of a week in their order. */
export interface Hours {
  weekday: number;
  opensAt: string;
  closesAt: string;
}

export interface WrongHours {
  /** Index in the list as it was given. */
  index: number;
  code: 'CLOSES_BEFORE_IT_OPENS' | 'HOURS_OVERLAP';
}

/** Spans that end before they begin, or overlap one before them on the same weekday. Spans that only touch do not. */
export function wrongHours(spans: readonly Hours[]): WrongHours[] {
  return spans.flatMap((span, index): WrongHours[] => {
    if (span.closesAt <= span.opensAt) return [{ index, code: 'CLOSES_BEFORE_IT_OPENS' }];
    const meets = (other: Hours) =>
      other.weekday === span.weekday && other.opensAt < span.closesAt && span.opensAt < other.closesAt;
    return spans.slice(0, index).some(meets) ? [{ index, code: 'HOURS_OVERLAP' }] : [];
  });
}

/** By weekday and time, as they are kept and shown. */
export function sortedHours<One extends Hours>(spans: readonly One[]): One[] {
  const key = ({ weekday, opensAt }: One) => `${weekday} ${opensAt}`;
  return [...spans].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
