/** Where an offer's plate is: the whole drawing on its own page, a simpler one in lists. */
export function coverSrc(slug: string, variant: 'full' | 'small' = 'full'): string {
  return variant === 'small' ? `/covers/${slug}.small.svg` : `/covers/${slug}.svg`;
}
