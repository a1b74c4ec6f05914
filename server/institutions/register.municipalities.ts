import { foldDanish } from '#server/search/fold.ts';
import type { MunicipalityName } from './register.types.ts';

/** Where an institution lies: a code of the 98, null outside them (Christiansø), undefined when nobody knows the place. */
export type FindMunicipality = (codeOrName: string) => string | null | undefined;

/** Places outside the 98 municipalities that the register uses. */
const outsideCodes = ['0411', '0970'];
const outsideNames = ['Christiansø'];

/**
 * Finds a municipality by code, with or without its leading zero, or by name: "Københavns Kommune", "KØBENHAVN" and "Koebenhavn",
 * "Vesthimmerland" and "Vesthimmerlands" are each one municipality.
 */
export function municipalityFinder(municipalities: MunicipalityName[]): FindMunicipality {
  const codes = new Set(municipalities.map(({ code }) => code));
  const names = new Map(municipalities.map(({ code, name }) => [nameKey(name), code]));
  const outside = new Set(outsideNames.map(nameKey));
  return (codeOrName) => {
    if (/^\d{1,4}$/.test(codeOrName)) {
      const code = codeOrName.padStart(4, '0');
      if (outsideCodes.includes(code)) return null;
      return codes.has(code) ? code : undefined;
    }
    const key = nameKey(codeOrName);
    return outside.has(key) ? null : names.get(key);
  };
}

/** Folded, without "Kommune", punctuation and the genitive s. */
function nameKey(name: string): string {
  return foldDanish(name)
    .replace(/\s(regions)?kommune\s*$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
}
