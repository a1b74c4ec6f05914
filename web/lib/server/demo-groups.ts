import type { Api } from '#lib/server/api.ts';
import { type DemoLogin, listDemoLogins } from '#server/accounts/demo-logins.contract.ts';

export interface DemoGroup {
  /** What they see: a department, school, municipality or region, everything, or only what is their own. */
  sees: { place: string } | 'EVERYTHING' | 'OWN';
  logins: DemoLogin[];
}

/** The demo's people by what they see; none when the list cannot be had. */
export async function demoGroups(api: Api): Promise<DemoGroup[]> {
  const logins = await api.call(listDemoLogins);
  if (!logins.ok) return [];
  const keys = [...new Set(logins.data.map(keyOf))];
  return keys.map((key) => {
    const own = logins.data.filter((login) => keyOf(login) === key);
    return { sees: key === 'EVERYTHING' || key === 'OWN' ? key : { place: key }, logins: own };
  });
}

function keyOf({ place, role }: DemoLogin): string {
  return place ?? (role === 'TEACHER' ? 'OWN' : 'EVERYTHING');
}
