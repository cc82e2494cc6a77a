import { keyOf } from './names.ts'

/** First-order divisions that people write after a city's name, by the code that the gazetteer gives them. */
const WRITTEN: Readonly<Record<string, string>> = {
  US: `AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware; DC District of Columbia;
    FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine;
    MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada;
    NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma;
    OR Oregon; PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont;
    VA Virginia; WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming`,
  CA: `01 Alberta AB; 02 British Columbia BC; 03 Manitoba MB; 04 New Brunswick NB; 05 Newfoundland and Labrador NL; 07 Nova Scotia NS;
    08 Ontario ON; 09 Prince Edward Island PE; 10 Québec QC; 11 Saskatchewan SK; 12 Yukon YT; 13 Northwest Territories NT; 14 Nunavut NU`,
  AU: `01 Australian Capital Territory ACT; 02 New South Wales NSW; 03 Northern Territory NT; 04 Queensland QLD; 05 South Australia SA;
    06 Tasmania TAS; 07 Victoria VIC; 08 Western Australia WA`,
  GB: 'ENG England ENG; SCT Scotland SCT; WLS Wales WLS; NIR Northern Ireland NIR',
}

export interface Region {
  readonly country: string
  /** As the gazetteer gives it. */
  readonly code: string
  readonly name: string
  /** As post offices write it. */
  readonly short: string
}

export const REGIONS: readonly Region[] = Object.entries(WRITTEN).flatMap(([country, list]) =>
  list.split(';').map((each) => {
    const [, code = '', name = '', short] = /^\s*(\w+) (.+?)(?: ([A-Z]{2,3}))?\s*$/.exec(each) ?? []
    return { country, code, name, short: short ?? code }
  }),
)

const KEYS: ReadonlySet<string> = new Set(REGIONS.flatMap(({ name, short }) => [keyOf(name), keyOf(short)]))
/** Whether a text is a division that the gazetteer knows its places by. */
export const namesRegion = (written: string): boolean => KEYS.has(keyOf(written))
