import type { Sql } from '#server/platform/database.ts';

/** How many pupils a house of the demo takes at a time who are on their own there: two classes. */
const ON_THEIR_OWN = 60;
const NOTES = 'Hovedindgangen. Kontoret viser vej til klassen.';

/**
 * What is not at a site with an educator: houses take so many pupils on their own, online offers have a link, and the visits out at
 * schools are at the schools.
 */
export async function furnishOtherForms(sql: Sql): Promise<void> {
  await sql.query(
    "UPDATE site SET self_guided_pupils = $1 WHERE id IN (SELECT site_id FROM offer WHERE form = 'SELF_GUIDED')",
    [ON_THEIR_OWN],
  );
  await sql.query("UPDATE offer SET online_url = 'https://moede.example.org/' || slug WHERE form = 'ONLINE'");
  await sql.query(
    `UPDATE booking b SET place_address = i.address, place_postal_code = i.postal_code, place_city = i.city, place_notes = $1
       FROM institution i WHERE b.form = 'OUTREACH' AND i.number = b.institution_number AND i.address IS NOT NULL
        AND i.postal_code IS NOT NULL AND i.city IS NOT NULL`,
    [NOTES],
  );
}
