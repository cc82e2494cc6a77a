import type { EventKind, Modality, Party } from './model.ts'

/** The words that a table may write, in the order in which they are named and offered. */
export const EVENT_KINDS = [
  'visit',
  'call',
  'agreement',
  'statement',
  'attack',
  'drawdown',
  'voyage',
  'flight',
  'takeover',
] as const satisfies readonly EventKind[]
export const MODALITIES = [
  'planned',
  'under-way',
  'occurred',
  'cancelled',
  'denied',
  'reported',
] as const satisfies readonly Modality[]
export const PARTIES = ['russia', 'syria', 'third'] as const satisfies readonly Party[]
