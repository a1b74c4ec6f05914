import { defineConfig } from 'prisma/config';

/** Where Prisma's own commands find schema and migrations. They need DATABASE_URL only where they speak to a database. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/unused' },
});
