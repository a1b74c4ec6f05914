import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

type Engine = import('@prisma/schema-engine-wasm/schema_engine_bg').SchemaEngine;
type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

export type Migration = { name: string; sql: string };

/**
 * The SQL that takes a database with these migrations to this schema; null when they already agree.
 * Prisma's own engine cannot be downloaded here, so its WebAssembly build runs on PostgreSQL in memory.
 * What Prisma cannot express (CHECK, EXCLUDE, functions, triggers) is invisible to it and never dropped.
 */
export async function missingSql(migrations: Migration[], schemaPath: string): Promise<string | null> {
  const database = await replay(migrations);
  const files = [{ path: schemaPath, content: fs.readFileSync(schemaPath, 'utf8') }];
  const engine = await startEngine(database, files);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: path.dirname(schemaPath) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 2 ? (stdout ?? '') : null;
  } finally {
    await database.close();
  }
}

async function replay(migrations: Migration[]): Promise<PGlite> {
  const database = await PGlite.create('memory://', { extensions: { btree_gist, pg_trgm, unaccent } });
  for (const { name, sql } of migrations) {
    await database.exec(sql).catch((error: Error) => {
      throw new Error(`The migration ${name} does not run on an empty database: ${error.message}`);
    });
  }
  return database;
}

async function startEngine(database: PGlite, files: { path: string; content: string }[]): Promise<Engine> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  return SchemaEngine.new({ datamodels }, () => {}, adapter as Parameters<typeof SchemaEngine.new>[2]);
}

let loaded: Promise<EngineModule> | undefined;

/** Loads the WebAssembly by hand, because Node would ask for --experimental-wasm-modules. Once: it is one instance. */
async function loadEngine(): Promise<EngineModule> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const engine: EngineModule = await import(pathToFileURL(file).href);
  const wasm = new WebAssembly.Module(fs.readFileSync(file.replace(/\.js$/, '.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': engine as WebAssembly.ModuleImports });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}
