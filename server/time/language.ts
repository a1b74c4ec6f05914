/** The languages people read. Everything shown to them exists in both. */
export const languages = ['da', 'en'] as const;

export type Language = (typeof languages)[number];

/**
 * The shape that the English dictionary must have, given the Danish one: the same keys, the same parameters, any words.
 * Example: `const en = { … } satisfies Texts<typeof da>`.
 */
export type Texts<Danish> = {
  [Key in keyof Danish]: Danish[Key] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Texts<{ value: Result }>['value']
    : Danish[Key] extends string
      ? string
      : Danish[Key] extends object
        ? Texts<Danish[Key]>
        : Danish[Key];
};
