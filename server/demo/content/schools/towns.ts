/** A postal town of the demo's invented schools and daycares. Towns and codes are real; the schools are not. */
export interface Town {
  postalCode: string;
  city: string;
  /** Four digits. */
  municipality: string;
  /** WGS84 degrees. */
  latitude: number;
  longitude: number;
}

function town(postalCode: string, city: string, municipality: string, place: [number, number]): Town {
  return { postalCode, city, municipality, latitude: place[0], longitude: place[1] };
}

export const towns = {
  oesterbro: town('2100', 'København Ø', '0101', [55.707, 12.577]),
  amager: town('2300', 'København S', '0101', [55.655, 12.605]),
  nordvest: town('2400', 'København NV', '0101', [55.709, 12.534]),
  valby: town('2500', 'Valby', '0101', [55.662, 12.5]),
  frederiksberg: town('2000', 'Frederiksberg', '0147', [55.679, 12.527]),
  broendby: town('2605', 'Brøndby', '0153', [55.65, 12.42]),
  dragoer: town('2791', 'Dragør', '0155', [55.594, 12.672]),
  gentofte: town('2820', 'Gentofte', '0157', [55.751, 12.548]),
  soeborg: town('2860', 'Søborg', '0159', [55.737, 12.502]),
  bagsvaerd: town('2880', 'Bagsværd', '0159', [55.762, 12.459]),
  herlev: town('2730', 'Herlev', '0163', [55.73, 12.44]),
  hvidovre: town('2650', 'Hvidovre', '0167', [55.637, 12.474]),
  lyngby: town('2800', 'Kongens Lyngby', '0173', [55.771, 12.504]),
  roedovre: town('2610', 'Rødovre', '0175', [55.681, 12.454]),
  kastrup: town('2770', 'Kastrup', '0185', [55.635, 12.644]),
  hilleroed: town('3400', 'Hillerød', '0219', [55.928, 12.301]),
  koege: town('4600', 'Køge', '0259', [55.458, 12.182]),
  roskilde: town('4000', 'Roskilde', '0265', [55.642, 12.08]),
  holbaek: town('4300', 'Holbæk', '0316', [55.717, 11.713]),
  nakskov: town('4900', 'Nakskov', '0360', [54.83, 11.136]),
  maribo: town('4930', 'Maribo', '0360', [54.776, 11.5]),
  nykoebing: town('4800', 'Nykøbing F', '0376', [54.769, 11.874]),
  roenne: town('3700', 'Rønne', '0400', [55.101, 14.707]),
  aakirkeby: town('3720', 'Aakirkeby', '0400', [55.072, 14.92]),
  nexoe: town('3730', 'Nexø', '0400', [55.061, 15.131]),
  allinge: town('3770', 'Allinge', '0400', [55.277, 14.801]),
  odense: town('5000', 'Odense C', '0461', [55.396, 10.388]),
  kerteminde: town('5300', 'Kerteminde', '0440', [55.449, 10.658]),
  svendborg: town('5700', 'Svendborg', '0479', [55.06, 10.607]),
  kolding: town('6000', 'Kolding', '0621', [55.491, 9.472]),
  herning: town('7400', 'Herning', '0657', [56.136, 8.977]),
  ikast: town('7430', 'Ikast', '0756', [56.139, 9.158]),
  silkeborg: town('8600', 'Silkeborg', '0740', [56.17, 9.545]),
  aarhus: town('8000', 'Aarhus C', '0751', [56.157, 10.211]),
  viby: town('8260', 'Viby J', '0751', [56.124, 10.164]),
  risskov: town('8240', 'Risskov', '0751', [56.188, 10.222]),
  skanderborg: town('8660', 'Skanderborg', '0746', [56.039, 9.927]),
  aalborg: town('9000', 'Aalborg', '0851', [57.048, 9.919]),
  hjoerring: town('9800', 'Hjørring', '0860', [57.464, 9.982]),
  frederikshavn: town('9900', 'Frederikshavn', '0813', [57.441, 10.537]),
} satisfies Record<string, Town>;

export type TownName = keyof typeof towns;
