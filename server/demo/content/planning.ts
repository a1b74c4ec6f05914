import { both } from './prose.ts';
import type { Both } from './types.ts';

export interface ResourceContent {
  /** Unique in its department. */
  key: string;
  kind: 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT';
  /** Slug of its site; missing = goes everywhere. */
  site?: string;
  /** Key of the whole that it is a part of; wholes stand before their parts. */
  partOf?: string;
  name: Both;
  description?: Both;
  /** Given = so many of a kind, counted. */
  pool?: number;
  seats?: number;
  /** What takes it: slugs of offers, with how many of a pool. */
  usedBy?: Record<string, number>;
}

/** Rooms, kits and meeting points by the department's slug. */
export const planningContent: Record<string, ResourceContent[]> = {
  'koebenhavns-befaestning': [
    {
      ...{ key: 'briefing', kind: 'ROOM', site: 'ejbybunkeren', seats: 30 },
      name: both('Briefingrummet', 'The briefing room'),
      description: both(
        '10 grader hele året. Nøglen hænger hos vagten.',
        '10 degrees all year. The guard has the key.',
      ),
      usedBy: { 'vagt-paa-vestvolden': 1, 'kold-krig-under-jorden': 1 },
    },
    {
      ...{ key: 'kasemat', kind: 'ROOM', site: 'bagsvaerd-fort', seats: 60 },
      name: both('Kasematten', 'The casemate'),
      usedBy: { 'ekko-i-kasematten': 1 },
    },
    {
      ...{ key: 'kasemat-nord', kind: 'ROOM', site: 'bagsvaerd-fort', partOf: 'kasemat', seats: 30 },
      name: both('Kasematten, nord', 'The casemate, north'),
      usedBy: { 'maal-fortet-op': 1 },
    },
    {
      ...{ key: 'kasemat-syd', kind: 'ROOM', site: 'bagsvaerd-fort', partOf: 'kasemat', seats: 30 },
      name: both('Kasematten, syd', 'The casemate, south'),
    },
    {
      ...{ key: 'lamper', kind: 'KIT', pool: 40, name: both('Pandelamper', 'Head torches') },
      usedBy: { 'ekko-i-kasematten': 28, 'skovens-bund': 12 },
    },
    {
      ...{ key: 'kassebil', kind: 'VEHICLE', name: both('Kassebilen', 'The van') },
      usedBy: { 'soldatens-kuffert': 1 },
    },
    {
      ...{ key: 'oestport', kind: 'MEETING_POINT', site: 'bagsvaerd-fort', name: both('Østporten', 'The east gate') },
      description: both(
        'ved broen over graven. Følg grusstien fra bussens endestation, ca. 5 minutter.',
        'by the bridge across the moat. Follow the gravel path from the bus terminus, about 5 minutes.',
      ),
    },
  ],
  'naturcenter-amager-strand': [
    {
      ...{ key: 'vaadt', kind: 'ROOM', site: 'vaerkstedet', seats: 56 },
      name: both('Det våde værksted', 'The wet lab'),
      usedBy: { 'krabbens-hjem': 1 },
    },
    {
      ...{ key: 'vaadt-akvarier', kind: 'ROOM', site: 'vaerkstedet', partOf: 'vaadt', seats: 28 },
      name: both('Det våde værksted, akvarierne', 'The wet lab, aquarium side'),
      usedBy: { 'livet-paa-lavt-vand': 1 },
    },
    {
      ...{ key: 'vaadt-vinduer', kind: 'ROOM', site: 'vaerkstedet', partOf: 'vaadt', seats: 28 },
      name: both('Det våde værksted, vinduerne', 'The wet lab, window side'),
      usedBy: { 'smaa-foedder-i-sandet': 1 },
    },
    {
      ...{ key: 'waders', kind: 'KIT', pool: 40, name: both('Waders, par', 'Waders, pairs') },
      usedBy: { 'livet-paa-lavt-vand': 28, 'kystens-kraefter': 12 },
    },
    {
      ...{ key: 'net', kind: 'KIT', pool: 60, name: both('Fiskenet', 'Fishing nets') },
      usedBy: { 'livet-paa-lavt-vand': 14, 'krabbens-hjem': 10 },
    },
    {
      ...{
        key: 'femoeren',
        kind: 'MEETING_POINT',
        site: 'femoeren',
        name: both('Livredderposten', 'The lifeguard post'),
      },
      description: both('på stranden lige ud for metrostationen.', 'on the beach straight out from the metro station.'),
    },
  ],
  'skoletjenesten-oeresund': [
    {
      ...{ key: 'udsigten', kind: 'ROOM', site: 'kastrup-strandpark', seats: 30 },
      name: both('Udsigtslokalet', 'The view room'),
      usedBy: { 'broen-sundet-og-os': 1, 'graenser-i-bevaegelse': 1 },
    },
  ],
  'skoletjenesten-bornholm': [
    {
      ...{ key: 'vaerksted', kind: 'ROOM', site: 'vaerkstedet-i-roenne', seats: 28 },
      name: both('Stenværkstedet', 'The stone workshop'),
      usedBy: { 'farver-af-jord': 1, 'sten-i-lommen': 1, 'oeen-og-energien': 1 },
    },
    {
      ...{ key: 'hamre', kind: 'KIT', pool: 30, name: both('Geologhamre', 'Geological hammers') },
      usedBy: { 'fossiljagt-i-arnager': 14 },
    },
  ],
  antiksamlingen: [
    {
      ...{ key: 'gipssal', kind: 'ROOM', site: 'samlingen', seats: 30, name: both('Gipssalen', 'The cast hall') },
      usedBy: { 'krukker-guder-og-helte': 1, 'kroppen-i-gips': 1 },
    },
  ],
  'skulpturmuseet-ved-aaen': [
    {
      ...{ key: 'lervaerksted', kind: 'ROOM', site: 'museet', seats: 30 },
      name: both('Lerværkstedet', 'The clay workshop'),
      usedBy: { 'ler-i-haenderne': 1, 'rum-for-en-krop': 1 },
    },
  ],
  'soefartsmuseet-nordkysten': [
    {
      ...{ key: 'lasten', kind: 'ROOM', site: 'skonnerten-ellida', seats: 28 },
      name: both('Lastrummet', 'The hold'),
      usedBy: { 'alle-mand-paa-daek': 1, 'brev-hjem-fra-langfart': 1 },
    },
    {
      ...{ key: 'veste', kind: 'KIT', pool: 30, name: both('Redningsveste', 'Life jackets') },
      usedBy: { 'alle-mand-paa-daek': 28 },
    },
  ],
  'vaeveriet-i-herning': [
    {
      ...{ key: 'vaevesal', kind: 'ROOM', site: 'vaeveriet', seats: 50, name: both('Vævesalen', 'The weaving hall') },
      usedBy: { 'en-troeje-bliver-til': 1, 'sy-slid-og-lap': 1 },
    },
  ],
  'proevehuset-paa-fyn': [
    {
      ...{ key: 'kuppel', kind: 'ROOM', site: 'vaerfthallen', seats: 28, name: both('Kuplen', 'The dome') },
      usedBy: { 'stjerner-i-dagslys': 1 },
    },
    {
      ...{
        key: 'lydlab',
        kind: 'ROOM',
        site: 'vaerfthallen',
        seats: 30,
        name: both('Lydlaboratoriet', 'The sound lab'),
      },
      usedBy: { 'lyd-du-kan-se': 1 },
    },
  ],
  'scenen-ved-fjorden': [
    {
      ...{ key: 'proevesal', kind: 'ROOM', site: 'scenen', seats: 60, name: both('Prøvesalen', 'The rehearsal room') },
      usedBy: { 'bag-taeppet': 1, 'stemmen-fylder-rummet': 1 },
    },
  ],
};
