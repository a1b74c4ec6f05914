import { z } from 'zod';

const MOST_VALUES = 50;

/** An empty field of a form (`?pupils=`) is a field not filled in. */
export function unlessEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.literal('').transform(() => undefined)]).optional();
}

/**
 * One or several values of a filter: `form=ONLINE,COURSE` and `form=ONLINE&form=COURSE` mean the same. Duplicates count
 * once; nothing chosen is undefined. One wrong value refuses the field as a whole.
 */
export function choices<Value>(one: z.ZodType<Value, string>, what: string) {
  return z
    .union([z.string().max(2000), z.array(z.string().max(200)).max(MOST_VALUES)])
    .transform((given, context): Value[] | undefined => {
      const texts = [given].flat().flatMap((text) => text.split(','));
      const parsed = [...new Set(texts.filter((text) => text !== ''))].map((text) => one.safeParse(text));
      if (parsed.length > MOST_VALUES || parsed.some(({ success }) => !success)) {
        context.addIssue({ code: 'custom', params: { code: 'INVALID_CHOICE' }, input: given });
        return z.NEVER;
      }
      const values = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
      return values.length === 0 ? undefined : values;
    })
    .optional()
    .describe(`${what}. Several: repeated, or separated by commas`);
}
