import { z } from 'zod';

/** A conflict as answers carry it: a code to act by and a sentence to show. */
export const conflict = z.object({
  code: z.string().describe('EDUCATOR_TAKEN, RESOURCE_TAKEN, POOL_SHORT, EDUCATOR_AWAY, CLOSED_DAY, PUBLIC_HOLIDAY …'),
  severity: z.enum(['BLOCKS', 'WARNS']).describe('BLOCKS: cannot be saved; WARNS: may be saved all the same'),
  message: z.string(),
  other: z
    .object({ kind: z.enum(['SESSION', 'BLOCKED_TIME', 'PLANNED']), id: z.string() })
    .nullable()
    .describe('What is in the way, when it is a session or blocked time; PLANNED: another time of the same plan'),
});

export type ConflictView = z.output<typeof conflict>;
