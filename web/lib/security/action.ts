/** The address of one of the page's forms; what somebody was on the way to goes along. */
export function actionOf(name: string, next: string | null): string {
  return next === null ? `?/${name}` : `?/${name}&next=${encodeURIComponent(next)}`;
}
