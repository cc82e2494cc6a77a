import type { BuiltInKind, Modality, Story, Tone } from './model.ts'

/** The words that a table may write, in the order in which they are named and offered. */
export const BUILT_IN_KINDS = [
  'visit',
  'call',
  'agreement',
  'statement',
  'attack',
  'drawdown',
  'voyage',
  'flight',
  'takeover',
  'event',
] as const satisfies readonly BuiltInKind[]
export const MODALITIES = [
  'planned',
  'under-way',
  'occurred',
  'cancelled',
  'denied',
  'reported',
] as const satisfies readonly Modality[]
/** Parties without a tone of their own take them in this order. */
export const TONES = ['red', 'teal', 'violet', 'ochre', 'blue', 'grey'] as const satisfies readonly Tone[]

export const isBuiltIn = (kind: string): kind is BuiltInKind => BUILT_IN_KINDS.some((each) => each === kind)

/** The built-in kind that events of a kind are drawn and timed as. */
export function signOf({ kinds }: Pick<Story, 'kinds'>, kind: string): BuiltInKind {
  return isBuiltIn(kind) ? kind : (kinds.find(({ id }) => id === kind)?.sign ?? 'event')
}
