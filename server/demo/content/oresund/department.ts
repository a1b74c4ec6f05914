import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { broenSundetOgOs } from './broen-sundet-og-os.ts';
import { graenserIBevaegelse } from './graenser-i-bevaegelse.ts';
import { skipperbyensSmaaHuse } from './skipperbyens-smaa-huse.ts';
import { vinterskovensRytme } from './vinterskovens-rytme.ts';

export const oresund: DepartmentContent = {
  slug: 'skoletjenesten-oeresund',
  name: 'Skoletjenesten Öresund',
  about: both(
    prose`
      Vi er tre undervisere uden hus. I stedet har vi sundet: broen, lufthavnen, skipperhusene i Dragør og skoven ved
      Kongelunden. Dragør og Tårnby Kommune deler udgiften, og vi deler tiden mellem stederne.

      Vi tager gerne imod klasser fra den anden side. Sig til, hvis der er svensktalende elever med, så er vi to undervisere.
    `,
    prose`
      We are three educators without a house. Instead we have the strait: the bridge, the airport, the skippers’ houses in
      Dragør and the wood at Kongelunden. The municipalities of Dragør and Tårnby share the cost, and we share our time
      between the places.

      Classes from the other side are welcome. Tell us if some of the pupils speak Swedish, and there will be two of us.
    `,
  ),
  address: { street: 'Skipperstræde 4', postalCode: '2791', city: 'Dragør', municipality: '0155' },
  email: 'oresund@example.org',
  phone: '20 00 30 30',
  partnerships: [{ type: 'MUNICIPAL_COFUNDED', partner: 'Dragør Kommune og Tårnby Kommune', from: '2014-01-01' }],
  sites: [
    {
      slug: 'kastrup-strandpark',
      name: 'Udsigten ved Kastrup Strandpark',
      address: { street: 'Amager Strandvej 393', postalCode: '2770', city: 'Kastrup', municipality: '0185' },
      latitude: 55.6392,
      longitude: 12.6517,
      meetingPoint: both('Ved den lange bænk for enden af molen.', 'At the long bench at the end of the pier.'),
      transport: both(
        'Metro til Femøren, derefter 10 minutter til fods. Turistbusser kan holde ved lystbådehavnen.',
        'Metro to Femøren, then 10 minutes on foot. Coaches can park at the marina.',
      ),
      access: both(
        'Asfalt hele vejen. Handicaptoilet i havnen.',
        'Tarmac all the way. Accessible toilet in the marina.',
      ),
      lunch: both(
        'På molen, eller i havnens læskur, hvis det blæser.',
        'On the pier, or in the shelter by the marina if it is windy.',
      ),
    },
    {
      slug: 'dragoer-havn',
      name: 'Dragør gamle havn',
      address: { street: 'Skipperstræde 4', postalCode: '2791', city: 'Dragør', municipality: '0155' },
      latitude: 55.5936,
      longitude: 12.6771,
      meetingPoint: both('Ved ankeret på kajen.', 'At the anchor on the quay.'),
      transport: both(
        'Bus til Dragør Stationsplads, derefter 4 minutter til fods.',
        'Bus to Dragør Stationsplads, then 4 minutes on foot.',
      ),
      access: both(
        'Brosten i gaderne, glat vej langs havnen. Handicaptoilet på kajen.',
        'Cobbles in the streets, a smooth path along the harbour. Accessible toilet on the quay.',
      ),
      lunch: both('I bådeskuret, plads til 28.', 'In the boat shed, room for 28.'),
    },
    {
      slug: 'kongelunden',
      name: 'Kongelunden',
      address: { street: 'Kongelundsvej 700', postalCode: '2791', city: 'Dragør', municipality: '0155' },
      latitude: 55.5745,
      longitude: 12.5825,
      meetingPoint: both(
        'På parkeringspladsen ved skovens østlige indgang.',
        'In the car park at the eastern entrance to the wood.',
      ),
      transport: both(
        'Bus til Kongelunden, stoppestedet ligger ved indgangen.',
        'Bus to Kongelunden, the stop is at the entrance.',
      ),
      access: both(
        'Flade skovveje. Klapvogn og kørestol kan komme frem. Muldtoilet.',
        'Flat forest roads. Prams and wheelchairs get through. Compost toilet.',
      ),
      lunch: both(
        'I bålhytten, hvor vi tænder op fra november til marts.',
        'In the fire hut, where we light the fire from November to March.',
      ),
    },
  ],
  staff: [
    { name: 'Henrik Sundtoft', mailbox: 'henrik.sundtoft', role: 'DEPARTMENT_LEAD' },
    { name: 'Elin Skeppsvik', mailbox: 'elin.skeppsvik', role: 'EDUCATOR' },
    { name: 'Lasse Drageby', mailbox: 'lasse.drageby', role: 'EDUCATOR' },
  ],
  offers: [broenSundetOgOs, vinterskovensRytme, skipperbyensSmaaHuse, graenserIBevaegelse],
};
