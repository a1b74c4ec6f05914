import fs from 'node:fs';
import path from 'node:path';
import { readConfig } from '#server/platform/config.ts';
import { type Cluster, isListening } from '#server/platform/embedded/cluster.ts';

/**
 * `npm run db:reset`: throws the embedded database away, also one whose migrations no longer fit. The next start makes a
 * new one with a fresh demo world. The links' secret stays; a database behind DATABASE_URL is never touched.
 */
try {
  console.log(await reset());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function reset(): Promise<string> {
  const { demo, DATA_DIR } = readConfig(process.env);
  if (!demo) throw new Error('DATABASE_URL is set: only the embedded database can be reset.');
  const description = path.join(DATA_DIR, 'postgres.json');
  if (!fs.existsSync(description)) return `There is no database in ${DATA_DIR}.`;
  const cluster: Cluster = JSON.parse(fs.readFileSync(description, 'utf8'));
  if (await isListening(cluster)) throw new Error(`Skolebesøg is running on the data in ${DATA_DIR}: stop it first.`);
  fs.rmSync(cluster.folder, { recursive: true, force: true });
  fs.rmSync(description);
  return `The database in ${DATA_DIR} is gone; npm start makes a new one.`;
}
