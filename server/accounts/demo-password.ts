/** The password of every invented account of the demo world. Real installations have no such accounts. */
export const DEMO_PASSWORD = 'lavt-vand-og-vaegge';
