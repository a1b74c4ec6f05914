import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { missingSql } from './schema-engine.ts';

const schema = `
generator client {
  provider = "prisma-client"
  output   = "./client"
}

datasource db {
  provider = "postgresql"
}

model Visit {
  id        String                   @id @db.Uuid
  startsAt  DateTime                 @map("starts_at") @db.Timestamptz(3)
  localDate DateTime?                @default(dbgenerated()) @map("local_date") @db.Date
  search    Unsupported("tsvector")? @default(dbgenerated())
  pupils    Int

  @@map("visit")
}
`;

const visitTable = `
CREATE EXTENSION btree_gist;
CREATE TABLE visit (
  id UUID NOT NULL,
  starts_at TIMESTAMPTZ(3) NOT NULL,
  local_date DATE GENERATED ALWAYS AS ((starts_at AT TIME ZONE 'Europe/Copenhagen')::date) STORED,
  search tsvector GENERATED ALWAYS AS (to_tsvector('danish', id::text)) STORED,
  pupils INTEGER NOT NULL,
  CONSTRAINT visit_pkey PRIMARY KEY (id)
);`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schema-engine-'));
const schemaPath = path.join(folder, 'schema.prisma');
beforeAll(() => fs.writeFileSync(schemaPath, schema));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('nothing is missing when the migrations build the schema, and what was written by hand stays', async () => {
  const byHand = `
    ALTER TABLE visit ADD CONSTRAINT some_pupils CHECK (pupils > 0);
    ALTER TABLE visit ADD CONSTRAINT one_at_a_time EXCLUDE USING gist (pupils WITH =, starts_at WITH =);
    CREATE INDEX visit_soon ON visit (starts_at) WHERE pupils > 10;
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
    CREATE TRIGGER visit_stays BEFORE DELETE ON visit FOR EACH ROW EXECUTE FUNCTION refuse();`;
  const migrations = [
    { name: '1_create_visit', sql: visitTable },
    { name: '2_guard_visit', sql: byHand },
  ];
  expect(await missingSql(migrations, schemaPath)).toBeNull();
}, 60_000);

test('a column that only the schema has is written as SQL', async () => {
  const migrations = [{ name: '1_create_visit', sql: visitTable.replace('  pupils INTEGER NOT NULL,\n', '') }];
  expect(await missingSql(migrations, schemaPath)).toContain('ADD COLUMN     "pupils" INTEGER NOT NULL');
}, 60_000);

test('a migration that does not run is named', async () => {
  const migrations = [{ name: '1_broken', sql: 'CREATE TABLE visit (' }];
  await expect(missingSql(migrations, schemaPath)).rejects.toThrow('1_broken does not run on an empty database');
}, 60_000);
