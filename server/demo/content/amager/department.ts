import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { fireGangeVedVandet } from './fire-gange-ved-vandet.ts';
import { krabbensHjem } from './krabbens-hjem.ts';
import { kystensKraefter } from './kystens-kraefter.ts';
import { livetPaaLavtVand } from './livet-paa-lavt-vand.ts';
import { smaaFoedderISandet } from './smaa-foedder-i-sandet.ts';
import { tegnMedVinden } from './tegn-med-vinden.ts';

export const amager: DepartmentContent = {
  slug: 'naturcenter-amager-strand',
  name: 'Naturcenter Amager Strand',
  about: both(
    prose`
      Mellem metroen og Øresund ligger en lagune, som er til at nå: bunden er af sand, vandet når til knæene, og der er
      altid nogen hjemme. Vi underviser fra et værksted bag klitterne hele året, mest udendørs.

      Vi har waders i størrelse 28–42, net, lupper og tørre sokker. Det meste er gratis for skoler og dagtilbud, fordi Københavns og Tårnby Kommune betaler for naturcentret.
    `,
    prose`
      Between the metro and the Øresund lies a lagoon within easy reach: the bottom is sand, the water comes to the knees,
      and there is always somebody at home. We teach from a workshop behind the dunes all year, mostly outdoors.

      We have waders in sizes 28–42, nets, lenses and dry socks. Most of it is free for schools and daycares, because the
      municipalities of Copenhagen and Tårnby pay for the nature centre.
    `,
  ),
  address: { street: 'Amager Strand Promenaden 1', postalCode: '2300', city: 'København S', municipality: '0101' },
  email: 'naturcentret@example.org',
  phone: '20 00 20 20',
  partnerships: [{ type: 'FULLY_EXTERNAL', partner: 'Københavns Kommune og Tårnby Kommune', from: '2009-01-01' }],
  sites: [
    {
      slug: 'vaerkstedet',
      name: 'Værkstedet ved lagunen',
      address: { street: 'Amager Strand Promenaden 1', postalCode: '2300', city: 'København S', municipality: '0101' },
      latitude: 55.6556,
      longitude: 12.6463,
      meetingPoint: both(
        'Ved den sorte træbygning bag klitterne. Flaget er oppe, når vi er der.',
        'At the black wooden building behind the dunes. The flag is up when we are there.',
      ),
      transport: both(
        'Metro til Amager Strand, derefter 8 minutter til fods. Turistbusser kan sætte af ved Femøren.',
        'Metro to Amager Strand, then 8 minutes on foot. Coaches can stop at Femøren.',
      ),
      access: both(
        'Træsti til vandkanten. En kørestol med brede hjul kan lånes. Handicaptoilet i værkstedet.',
        'Boardwalk to the water. A wheelchair with wide tyres can be borrowed. Accessible toilet in the workshop.',
      ),
      lunch: both(
        'I læ bag værkstedet. Indenfor er der plads til 28.',
        'In the shelter behind the workshop. There is room for 28 indoors.',
      ),
    },
    {
      slug: 'femoeren',
      name: 'Femøren, sydstranden',
      address: { street: 'Amager Strandvej 340', postalCode: '2770', city: 'Kastrup', municipality: '0185' },
      latitude: 55.6432,
      longitude: 12.6486,
      meetingPoint: both(
        'Ved broen over til stranden, hvor skiltet med muslingen står.',
        'At the bridge to the beach, by the sign with the shell.',
      ),
      transport: both('Metro til Femøren, derefter 4 minutter til fods.', 'Metro to Femøren, then 4 minutes on foot.'),
      access: both(
        'Asfalt til broen, derefter løst sand. Toiletbygning ved parkeringspladsen.',
        'Tarmac to the bridge, then loose sand. Toilets at the car park.',
      ),
      lunch: both('På trappen mod vandet. Der er ingen læ.', 'On the steps facing the water. There is no shelter.'),
    },
  ],
  staff: [
    { name: 'Birgitte Strandmose', mailbox: 'birgitte.strandmose', role: 'DEPARTMENT_LEAD' },
    { name: 'Oskar Revsbæk', mailbox: 'oskar.revsbaek', role: 'EDUCATOR' },
    { name: 'Nadia Klitholm', mailbox: 'nadia.klitholm', role: 'EDUCATOR' },
    { name: 'Frederik Tangager', mailbox: 'frederik.tangager', role: 'EDUCATOR' },
  ],
  offers: [livetPaaLavtVand, tegnMedVinden, smaaFoedderISandet, krabbensHjem, kystensKraefter, fireGangeVedVandet],
};
