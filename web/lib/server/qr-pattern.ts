import { encode } from 'uqr';

/** A QR code as one path of an SVG: `size` modules wide and high, the quiet zone of four included. */
export interface QrPattern {
  size: number;
  path: string;
}

/** The QR code of a text. */
export function qrPattern(text: string): QrPattern {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return { size, path };
}
