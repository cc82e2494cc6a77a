/** Whether tests of endurance run in full, as in `npm run test:long`. */
export const IS_LONG = process.env['DEMARCHE_LONG'] === '1'

/** How often something is done: in full, or as often as the time of every run allows. */
export const times = (full: number, usual: number): number => (IS_LONG ? full : usual)

/** Of some cases all, or the first ones. */
export const some = <Case>(all: readonly Case[], usual: number): readonly Case[] =>
  all.slice(0, times(all.length, usual))
