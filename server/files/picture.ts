import sharp, { type Sharp } from 'sharp';

/** Decodes more than this in no case: 50 megapixels are what the largest phones take. */
export const MAX_PIXELS = 50_000_000;
/** The longest side of what is kept. */
const LONGEST_SIDE = 2_000;
/** Widths that are kept beside it, for small screens. */
const SMALLER_WIDTHS = [400, 800, 1_200];
const TIMEOUT_SECONDS = 20;
const QUALITY = 80;

// One thread for each picture, nothing kept in memory, and no other formats than those that are taken, whatever a file says it is.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

export interface PictureSize {
  width: number;
  height: number;
  bytes: Buffer;
}

export interface Picture extends PictureSize {
  /** Smaller ones, narrowest first. */
  sizes: PictureSize[];
}

export type PictureRefusal = 'FILE_BROKEN' | 'PICTURE_TOO_LARGE' | 'ANIMATED_PICTURE';

/**
 * A picture written anew as WebP: turned upright, in sRGB, at most 2000 pixels on its longest side, without anything that
 * stood beside the pixels (where and by whom it was taken, a preview, a file that hung on behind).
 */
export async function readPicture(bytes: Buffer): Promise<Picture | PictureRefusal> {
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (facts === null) return 'FILE_BROKEN';
  if (facts.width * facts.height > MAX_PIXELS) return 'PICTURE_TOO_LARGE';
  if ((facts.pages ?? 1) > 1 || isAnimatedPng(bytes)) return 'ANIMATED_PICTURE';
  try {
    return await writtenAnew(bytes);
  } catch {
    return 'FILE_BROKEN';
  }
}

/** Decoded once; the smaller sizes are made of the pixels of the largest. */
async function writtenAnew(bytes: Buffer): Promise<Picture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = () => sharp(data, { raw: { width, height, channels } }).timeout({ seconds: TIMEOUT_SECONDS });
  const sizes: PictureSize[] = [];
  for (const smaller of SMALLER_WIDTHS.filter((one) => one < width)) {
    sizes.push(await asWebp(pixels().resize({ width: smaller })));
  }
  return { ...(await asWebp(pixels())), sizes };
}

async function asWebp(image: Sharp): Promise<PictureSize> {
  const { data, info } = await image.webp({ quality: QUALITY }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}

/** An animated PNG says so (acTL) before its first picture. */
function isAnimatedPng(bytes: Buffer): boolean {
  const pixels = bytes.indexOf('IDAT', 0, 'latin1');
  const animation = bytes.indexOf('acTL', 0, 'latin1');
  return bytes[0] === 0x89 && animation > 0 && animation < pixels;
}
