import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { ekkoIKasematten } from './ekko-i-kasematten.ts';
import { fortetPaaEgenHaand } from './fortet-paa-egen-haand.ts';
import { fortetsVildeBeboere } from './fortets-vilde-beboere.ts';
import { koldKrigUnderJorden } from './kold-krig-under-jorden.ts';
import { maalFortetOp } from './maal-fortet-op.ts';
import { befaestningSites } from './sites.ts';
import { skovensBund } from './skovens-bund.ts';
import { soldatensKuffert } from './soldatens-kuffert.ts';
import { vagtPaaVestvolden } from './vagt-paa-vestvolden.ts';

export const befaestning: DepartmentContent = {
  slug: 'koebenhavns-befaestning',
  name: 'Københavns Befæstning',
  about: both(
    prose`
      Rundt om København ligger en ring af forter, volde og magasiner fra 1880’erne og frem. De skulle holde en hær ude.
      I dag bor der flagermus i dem, og klasserne rykker ind med lommelygter, tommestokke og sang.

      Vi underviser på seks steder og henter tit historien, naturen og matematikken samme sted: i en mørk gang, på en
      græsklædt vold eller i en voldgrav med frøer. Det meste foregår ude eller i rum uden varme, så tøjet betyder noget.
    `,
    prose`
      A ring of forts, ramparts and magazines from the 1880s onwards lies around Copenhagen. They were built to keep an
      army out. Today bats live in them, and classes move in with torches, folding rules and song.

      We teach at six places and often find history, nature and mathematics on the same spot: in a dark corridor, on a
      grassy rampart or in a moat full of frogs. Most of it happens outdoors or in unheated rooms, so clothing matters.
    `,
  ),
  address: { street: 'Jyllingevej 205', postalCode: '2610', city: 'Rødovre', municipality: '0175' },
  email: 'befaestningen@example.org',
  phone: '20 00 10 10',
  partnerships: [
    {
      type: 'FULLY_EXTERNAL',
      partner:
        'Rødovre, Gladsaxe, Gentofte, Hvidovre, Dragør, Lyngby-Taarbæk, Brøndby, Herlev, Ballerup og Tårnby Kommune',
      from: '2013-08-01',
    },
  ],
  sites: befaestningSites,
  staff: [
    { name: 'Marianne Kjærskov', mailbox: 'marianne.kjaerskov', role: 'DEPARTMENT_LEAD' },
    { name: 'Jeppe Vangsted', mailbox: 'jeppe.vangsted', role: 'EDUCATOR' },
    { name: 'Sofie Lyngdorf', mailbox: 'sofie.lyngdorf', role: 'EDUCATOR' },
    { name: 'Amir Hedelund', mailbox: 'amir.hedelund', role: 'EDUCATOR' },
  ],
  offers: [
    vagtPaaVestvolden,
    ekkoIKasematten,
    fortetsVildeBeboere,
    skovensBund,
    koldKrigUnderJorden,
    maalFortetOp,
    fortetPaaEgenHaand,
    soldatensKuffert,
  ],
};
