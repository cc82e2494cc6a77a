/** Whether tests of endurance run in full, as in `npm run test:long`. */
const IS_LONG = process.env['DEMARCHE_LONG'] === '1'

/** How often something is done: in full, or as often as the time of every run allows. */
export const times = (full: number, usual: number): number => (IS_LONG ? full : usual)
