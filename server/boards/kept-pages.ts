/** Something with a size, kept until others are more wanted. */
export interface Kept {
  /** Bytes that it takes. */
  size: number;
}

/** Pages by key, bounded by bytes; whatever was not asked for the longest goes first. */
export class KeptPages<Page extends Kept> {
  readonly #pages = new Map<string, Page>();
  readonly #limit: number;
  #size = 0;

  /** @param limit bytes of all pages together; one that is larger than a quarter of it is not kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Page | undefined {
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  set(key: string, page: Page): void {
    this.delete(key);
    if (page.size > this.#limit / 4) return;
    this.#pages.set(key, page);
    this.#size += page.size;
    for (const oldest of this.#pages.keys()) {
      if (this.#size <= this.#limit) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const page = this.#pages.get(key);
    if (page === undefined) return;
    this.#pages.delete(key);
    this.#size -= page.size;
  }

  /** Bytes of all pages together. */
  get size(): number {
    return this.#size;
  }
}
