import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/** `npm run people:first -- mail@…`: the first person of the knowledge centre; works beside a running server on the same data. */
await ensurePrismaClient();
const { runFirstPersonCommand } = await import('#server/people/first-person.command.ts');
process.exitCode = await runFirstPersonCommand(process.argv.slice(2), process.env);
