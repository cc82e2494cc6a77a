/** Parameters of an address that must have one of certain values. A search may be any text, a `childId` many a name. */
export const BROKEN = {
  t: [
    '',
    '2025-02-30',
    '0000-00-00',
    '2025-1-1',
    '٢٠٢٥-٠١-٢٨',
    '2025-01-28T00:00',
    '-1',
    '99999999999999999999',
    '2025-01-28 ',
  ],
  asof: ['', 'News', 'news ', '2025-13-01', 'null'],
  e: ['', 'constructor', '__proto__', 'delegation-to-damascus '],
  s: ['', 'damascus', 'toString'],
  party: ['', 'Russia', 'hasOwnProperty'],
  who: ['', 'nobody'],
  kind: ['', 'visit,call'],
  at: ['', 'atlantis'],
  is: ['', 'true'],
  sure: ['', '1'],
  by: ['', 'nobody'],
  from: ['', 'yesterday'],
  to: ['', '2025'],
  show: ['', 'List', 'all'],
  view: [
    '',
    '5',
    '5/91/0',
    '99/0/0',
    '5/0/181',
    'NaN/NaN/NaN',
    '5/1e1/0',
    '0x5/1/1',
    '5/34.9/36.1/0',
    'Infinity/0/0',
    '5//36',
  ],
  lang: ['', 'EN', 'fr', 'ar-SY', 'he'],
  theme: ['', 'Dark', 'night', 'url(x)'],
  ui: ['', 'Map', 'none'],
  gestures: ['', 'GREEDY', 'none'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export const NAMES: readonly string[] = [...Object.keys(BROKEN), 'q', 'childId']

/** What is right, and what is right for another parameter. */
export const ALMOST: readonly string[] = [
  ...Object.values(BROKEN).flat(),
  ...['2025-01-28', 'delegation-to-damascus', 'khmeimim', 'news', 'list', 'sources', '5/34.9/36.1', 'ar', 'dark'],
  ...['0001-01-01', '9999-12-31', 'map', 'full', 'greedy', 'cooperative', 'russia', 'visit'],
]
