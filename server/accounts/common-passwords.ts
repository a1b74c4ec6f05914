let loaded: Promise<ReadonlySet<string>> | null = null;

/** The passwords that are tried first, in small letters. Read once, when the first password is chosen: most starts need none. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())),
  );
  return loaded;
}
