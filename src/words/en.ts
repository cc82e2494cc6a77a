/** How many of something, with its noun: "1 event", "3 events". */
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

export const english = {
  dates: {
    about: (when: string) => `about ${when}`,
    uncertain: (when: string) => `${when} (uncertain)`,
    someDayIn: (when: string) => `some day in ${when}`,
    oneDayBetween: (first: string, last: string) => `one day between ${first} and ${last}`,
    from: (first: string, last: string) => `${first} to ${last}`,
    since: (first: string) => `since ${first}`,
    atTime: (when: string, clock: string, zone: string) => `${when}, ${clock} (UTC${zone})`,
  },
  counts: {
    events: (number: number) => count(number, 'event', 'events'),
    sources: (number: number) => count(number, 'source', 'sources'),
    days: (number: number) => count(number, 'day', 'days'),
  },
  presence: {
    operating: 'Operating',
    reduced: 'Reduced',
    withdrawing: 'Drawing down',
    withdrawn: 'Withdrawn',
    unknown: 'Not known',
  },
  legal: {
    'in-force': 'Agreement in force',
    contested: 'Contested',
    'under-negotiation': 'Under negotiation',
    terminated: 'Ended',
    replaced: 'Replaced',
    unknown: 'Not known',
  },
  kinds: {
    visit: 'Visit',
    call: 'Call',
    agreement: 'Agreement',
    statement: 'Statement',
    attack: 'Attack',
    drawdown: 'Drawdown',
    voyage: 'Voyage',
    flight: 'Flight',
    takeover: 'Takeover',
  },
  modalities: {
    planned: 'Planned',
    'under-way': 'Under way',
    occurred: 'Happened',
    cancelled: 'Cancelled',
    denied: 'Denied',
    reported: 'Reported, not confirmed',
  },
  stances: {
    reports: 'reports',
    supports: 'supports',
    differs: 'differs',
    denies: 'denies',
    plans: 'announces',
  },
  parties: { russia: 'Russia', syria: 'Syria', third: 'Others' },
  outletNotStated: 'Outlet not stated',
}
