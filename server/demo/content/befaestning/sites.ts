import { both } from '#server/demo/content/prose.ts';
import type { SiteContent } from '#server/demo/content/types.ts';

export const befaestningSites: SiteContent[] = [
  {
    slug: 'ejbybunkeren',
    name: 'Ejbybunkeren',
    address: { street: 'Jyllingevej 205', postalCode: '2610', city: 'Rødovre', municipality: '0175' },
    latitude: 55.6968,
    longitude: 12.4168,
    meetingPoint: both(
      'Ved den grønne port på toppen af volden. Følg stien fra parkeringspladsen, det tager fem minutter til fods.',
      'At the green gate on top of the rampart. Follow the path from the car park, five minutes on foot.',
    ),
    transport: both(
      'Bus til Jyllingevej ved Vestvolden. Plads til én turistbus på parkeringspladsen.',
      'Bus to Jyllingevej at Vestvolden. Room for one coach in the car park.',
    ),
    access: both(
      'Trappe ned til bunkeren. Kørestole kan komme rundt på volden, og vi kan lægge forløbet ude. Toilet ved indgangen.',
      'Stairs lead down to the bunker. Wheelchairs can get around on the rampart, and we can teach outdoors. Toilet at the entrance.',
    ),
    lunch: both('Borde og bænke under tag ved indgangen.', 'Tables and benches under a roof at the entrance.'),
  },
  {
    slug: 'bagsvaerd-fort',
    name: 'Bagsværd Fort',
    address: { street: 'Skovalleen 100', postalCode: '2880', city: 'Bagsværd', municipality: '0159' },
    latitude: 55.7655,
    longitude: 12.4632,
    meetingPoint: both('Ved broen over voldgraven.', 'At the bridge across the moat.'),
    transport: both(
      'S-tog til Bagsværd, derefter 15 minutter til fods. Bussen kan sætte af ved skovbrynet.',
      'S-train to Bagsværd, then 15 minutes on foot. Coaches can stop at the edge of the wood.',
    ),
    access: both(
      'Grussti hele vejen. Kasematten har et trin på 12 cm, og vi har en rampe. Toilet i gården.',
      'Gravel path all the way. The casemate has a 12 cm step, and we have a ramp. Toilet in the courtyard.',
    ),
    lunch: both(
      'I kasemattens forrum eller på græsset i gården.',
      'In the front room of the casemate or on the grass in the courtyard.',
    ),
  },
  {
    slug: 'gladsaxe-fort',
    name: 'Gladsaxe Fort',
    address: { street: 'Fortvej 1', postalCode: '2860', city: 'Søborg', municipality: '0159' },
    latitude: 55.7452,
    longitude: 12.4751,
    meetingPoint: both('Ved lågen ud mod boldbanerne.', 'At the gate facing the playing fields.'),
    transport: both(
      'Bus til Gladsaxe Trafikplads, derefter 12 minutter til fods ad cykelstien.',
      'Bus to Gladsaxe Trafikplads, then 12 minutes on foot along the cycle path.',
    ),
    access: both(
      'Jævn skovbund med rødder. Klapvogne kan komme frem, kørestole kun i tørt vejr. Toiletvogn fra april til oktober.',
      'Even forest floor with roots. Prams get through, wheelchairs only in dry weather. Toilet wagon from April to October.',
    ),
    lunch: both('På stammerne ved bålpladsen.', 'On the logs by the fire pit.'),
  },
  {
    slug: 'garderhoejfort',
    name: 'Garderhøjfort',
    address: { street: 'Garderhøjvej 4', postalCode: '2820', city: 'Gentofte', municipality: '0157' },
    latitude: 55.7573,
    longitude: 12.5266,
    meetingPoint: both('På pladsen foran fortets port.', 'In the square in front of the fort gate.'),
    transport: both(
      'S-tog til Jægersborg, derefter 10 minutter til fods. Ingen plads til busser på vejen, de holder ved stationen.',
      'S-train to Jægersborg, then 10 minutes on foot. No room for coaches on the road, they park at the station.',
    ),
    access: both(
      'Asfalt til porten og plant gulv i stueetagen. Handicaptoilet.',
      'Tarmac to the gate and level floor on the ground floor. Accessible toilet.',
    ),
    lunch: both(
      'I frokostrummet til venstre for porten, plads til 30.',
      'In the lunch room to the left of the gate, room for 30.',
    ),
  },
  {
    slug: 'fortunfortet',
    name: 'Fortunfortet',
    address: { street: 'Fortunfortvej 2', postalCode: '2800', city: 'Kongens Lyngby', municipality: '0173' },
    latitude: 55.7815,
    longitude: 12.5372,
    meetingPoint: both('Ved det røde skilt på skovvejen.', 'At the red sign on the forest road.'),
    transport: both('Bus til Fortunen, derefter 8 minutter til fods.', 'Bus to Fortunen, then 8 minutes on foot.'),
    access: both(
      'Skovvej og græs. Intet toilet på stedet, det nærmeste er ved bussen.',
      'Forest road and grass. No toilet on site, the nearest is at the bus stop.',
    ),
    lunch: both('På volden med udsigt over skoven.', 'On the rampart with a view over the forest.'),
  },
  {
    slug: 'kongelundsfortet',
    name: 'Kongelundsfortet',
    address: { street: 'Kalvebodvej 265', postalCode: '2791', city: 'Dragør', municipality: '0155' },
    latitude: 55.5698,
    longitude: 12.5752,
    meetingPoint: both('Ved hovedporten, lige hvor asfalten holder op.', 'At the main gate, where the tarmac ends.'),
    transport: both('Bus til Søvang eller egen bus til porten.', 'Bus to Søvang, or your own coach to the gate.'),
    access: both(
      'Bred grussti og plant gulv i magasinet. Handicaptoilet.',
      'Wide gravel path and level floor in the magazine. Accessible toilet.',
    ),
    lunch: both('I magasinet, hvor der også er vand.', 'In the magazine, where there is also water.'),
  },
];
