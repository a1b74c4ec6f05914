import { coverSrc } from '#lib/cover-src.ts';
import type { OfferSummary } from '#server/offers/offer.contract.ts';

/** A picture as `Plate` shows it. */
export interface ShownPicture {
  src: string;
  srcset?: string;
  /** How wide it stands in the page; only with `srcset`. */
  sizes?: string;
  alt: string;
  /** What must stay visible where it is cut, as classes of plates.css: "fx-3 fy-7". */
  focus?: string;
}

const SMALLER_WIDTHS = [400, 800, 1_200];
const sizesOf = {
  full: '(min-width: 900px) 640px, 100vw',
  small: '(min-width: 600px) 300px, 45vw',
};

/** The offer's own picture, else its drawn cover: the whole one on its own page, a simpler one in lists. */
export function pictureOf(
  { slug, picture }: Pick<OfferSummary, 'slug' | 'picture'>,
  variant: 'full' | 'small' = 'full',
): ShownPicture {
  if (picture === null) return { src: coverSrc(slug, variant), alt: '' };
  const { url, width, alt, focus } = picture;
  const smaller = SMALLER_WIDTHS.filter((one) => one < width).map((one) => `${url}?w=${one} ${one}w`);
  return {
    src: smaller.length === 0 ? url : `${url}?w=${SMALLER_WIDTHS[0]}`,
    srcset: [...smaller, `${url} ${width}w`].join(', '),
    sizes: sizesOf[variant],
    alt,
    focus: `fx-${Math.round(focus.x / 10)} fy-${Math.round(focus.y / 10)}`,
  };
}
