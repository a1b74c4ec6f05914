import { findByLink } from '#server/bookings/booking-change.service.ts';
import { type Login, mayReach } from '#server/http/policy.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { differencesForVisitors, differencesOf } from './offer-difference.rules.ts';
import { readOfferForEditing } from './offer-editing.service.ts';
import { findBookedVersions, findContentNames, findVersions, type VersionRow } from './offer-version.store.ts';

interface Asker {
  login: Login;
  language: Language;
}

/** The versions of an offer, newest first, each with what it changed; null = no offer of the person's. */
export async function versionsOf(db: Database, id: string, { login, language }: Asker) {
  const found = await readOfferForEditing(db, id, login);
  if (found === null) return null;
  const { titleDa, titleEn } = found.offer;
  const rows = await findVersions(db.pool, id);
  const contents = rows.map(({ content }) => content);
  const told = { language, names: await findContentNames(db.pool, contents) };
  const items = rows.map((row, at) => {
    const before = rows[at + 1];
    const changes = before === undefined ? [] : differencesOf(before.content, row.content, told);
    return { ...versionView(row), changed: changes.map(({ label }) => label) };
  });
  return { title: language === 'en' && titleEn !== '' ? titleEn : titleDa, items };
}

/** What differs between two versions; null = no such offer of the person's, or no such version. */
export async function differenceBetween(
  db: Database,
  { id, from, to }: { id: string; from: number; to: number },
  asker: Asker,
) {
  const versions = await versionsOf(db, id, asker);
  if (versions === null) return null;
  const rows = await findVersions(db.pool, id);
  const [before, after] = [from, to].map((number) => rows.find((row) => row.number === number));
  const [first, second] = [from, to].map((number) => versions.items.find((item) => item.number === number));
  if (before === undefined || after === undefined || first === undefined || second === undefined) return null;
  const names = await findContentNames(db.pool, [before.content, after.content]);
  const items = differencesOf(before.content, after.content, { language: asker.language, names });
  return { from: first, to: second, items };
}

function versionView({ number, createdAt, by, current, bookings }: VersionRow) {
  return { number, createdAt: createdAt.toISOString(), by, current, bookings };
}

/** What has changed since a booking was made, for whoever holds its link; null = the link opens nothing. */
export async function changesByLink(
  deps: Deps,
  { reference, token, language }: { reference: string; token: string | null; language: Language },
) {
  const booking = await findByLink(deps, reference, token);
  return booking && changesOf(deps.db, booking.reference, { language, mayRead: () => true });
}

/** The same for those who work for the department; null = it is not theirs. */
export async function changesForStaff(db: Database, reference: string, { login, language }: Asker) {
  const mayRead = (departmentId: string) => mayReach('staff', login, { departmentId });
  return changesOf(db, reference.trim().toUpperCase(), { language, mayRead });
}

async function changesOf(
  { pool }: Database,
  reference: string,
  { language, mayRead }: { language: Language; mayRead: (departmentId: string) => boolean },
) {
  const versions = await findBookedVersions(pool, reference);
  if (versions === null || !mayRead(versions.departmentId)) return null;
  const { booked, current } = versions;
  if (booked === null || current === null) return { items: [] };
  const names = await findContentNames(pool, [booked, current]);
  return { items: differencesForVisitors(booked, current, { language, names }) };
}
