import { anything, array, assert, dictionary, double, property, record, string, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heightFor, heightMessages, readersIn } from '../../src/embed/heights.ts'
import {
  type Command,
  LONGEST_TEXT,
  MOST_KEYS,
  parseCommand,
  parseReport,
  type Report,
  written,
} from '../../src/embed/protocol.ts'

/** The command of a message, or null where it is refused. */
const commandIn = (data: unknown): Command | null => {
  const command = parseCommand(data)
  return typeof command === 'string' ? null : command
}

const COMMANDS: readonly Command[] = [
  { kind: 'goTo', t: '2025-01-28' },
  { kind: 'goTo', t: '2025-01-28', event: 'delegation-to-damascus', asOf: null },
  { kind: 'goTo', t: '2025-01-28', event: null, asOf: '2025-01-27' },
  { kind: 'select', event: 'delegation-to-damascus' },
  { kind: 'select', event: null },
  { kind: 'asOf', day: '2025-01-29' },
  { kind: 'asOf', day: null },
  { kind: 'play' },
  { kind: 'pause' },
  { kind: 'hello' },
]
const REPORTS: readonly Report[] = [
  { kind: 'ready', height: 540 },
  { kind: 'height', height: 640 },
  { kind: 'moment', t: '2025-01-28', event: null, asOf: null, playing: false },
  { kind: 'error', message: 'no such day' },
]

describe('what is written can be read', () => {
  test.each(COMMANDS)('$kind', (command) => {
    expect(commandIn(structuredClone(written(command)))).toEqual(command)
    expect(parseReport(written(command))).toBeNull()
  })
  test.each(REPORTS)('$kind', (report) => {
    expect(parseReport(structuredClone(written(report)))).toEqual(report)
    expect(commandIn(written(report))).toBeNull()
  })
})

test('garbage is refused and never throws', () => {
  assert(
    property(
      anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      (data) => {
        expect(commandIn(data)).toBeNull()
        expect(parseReport(data)).toBeNull()
      },
    ),
  )
})

test('messages of ours with fields of any kind are commands of the right shape or none', () => {
  const types = ['goTo', 'select', 'asOf', 'play', 'pause', 'ready', 'moment', 'constructor', '__proto__', ''].map(
    (kind) => `demarche:${kind}`,
  )
  assert(
    property(
      record({ t: anything(), event: anything(), day: anything(), asOf: anything() }),
      anything(),
      (fields, v) => {
        for (const type of types) {
          for (const version of [1, v]) {
            const command = commandIn({ ...fields, type, v: version })
            if (command === null) continue
            expect(version).toBe(1)
            for (const value of Object.values(command)) {
              expect(value === null || (typeof value === 'string' && value.length <= LONGEST_TEXT)).toBe(true)
            }
          }
        }
      },
    ),
  )
})

test('objects that fight back are refused', () => {
  const fight = (): never => {
    throw new Error('touched')
  }
  const traps = { get: fight, ownKeys: fight, getOwnPropertyDescriptor: fight, has: fight, getPrototypeOf: fight }
  const cyclic: Record<string, unknown> = { type: 'demarche:select', v: 1 }
  cyclic['event'] = cyclic
  const deep = JSON.parse(`{"type":"demarche:goTo","v":1,"t":${'['.repeat(5000)}${']'.repeat(5000)}}`)
  const hostile: readonly unknown[] = [
    new Proxy({ type: 'demarche:play', v: 1 }, traps),
    Object.defineProperty({ v: 1 }, 'type', { get: fight, enumerable: true }),
    Object.defineProperty({ type: 'demarche:goTo', v: 1 }, 't', { get: fight, enumerable: true }),
    Object.create({ type: 'demarche:play', v: 1 }),
    { type: 'demarche:goTo', v: 1, t: { toString: fight, valueOf: fight, [Symbol.toPrimitive]: fight } },
    { type: { toString: () => 'demarche:play', startsWith: () => true }, v: 1 },
    Object.assign(Object.create(new Proxy({}, traps)), { type: 'demarche:goTo', v: 1, t: [] }),
    JSON.parse('{"__proto__":{"type":"demarche:play","v":1}}'),
    cyclic,
    deep,
  ]
  for (const each of hostile) expect(commandIn(each)).toBeNull()
  expect(Object.hasOwn(Object.prototype, 'type')).toBe(false)
  // Without a prototype it is a message like any other.
  expect(commandIn(Object.assign(Object.create(null), { type: 'demarche:play', v: 1 }))).toEqual({ kind: 'play' })
})

test('each refusal says why', () => {
  const many = Object.fromEntries(Array.from({ length: MOST_KEYS }, (_, index) => [`k${index}`, 1]))
  expect(parseCommand('demarche:play')).toBe('foreign')
  expect(parseCommand({ type: 'embed-size', height: 3 })).toBe('foreign')
  expect(parseCommand({ type: 'demarche:play' })).toBe('version')
  expect(parseCommand({ type: 'demarche:play', v: 2 })).toBe('version')
  expect(parseCommand({ type: 'demarche:play', v: '1' })).toBe('version')
  expect(parseCommand({ type: 'demarche:play', v: 1, ...many })).toBe('size')
  expect(parseCommand({ type: 'demarche:select', v: 1, event: 'x'.repeat(LONGEST_TEXT + 1) })).toBe('size')
  expect(parseCommand({ type: 'demarche:select', v: 1 })).toBe('shape')
  expect(parseCommand({ type: 'demarche:goTo', v: 1, t: '28 January' })).toBe('shape')
  expect(parseCommand({ type: 'demarche:goTo', v: 1, t: '2025-01-28\n' })).toBe('shape')
  expect(parseCommand({ type: 'demarche:ready', v: 1, height: 540 })).toBe('shape')
})

test('a host takes no height that would harm the article', () => {
  for (const height of [0, -1, 99, 2001, Number.NaN, Number.POSITIVE_INFINITY, '540', null, {}]) {
    expect(parseReport({ type: 'demarche:height', v: 1, height })).toBeNull()
  }
  assert(
    property(double(), (height) => {
      const report = parseReport({ type: 'demarche:height', v: 1, height })
      expect(report !== null).toBe(height >= 100 && height <= 2000)
    }),
  )
})

test('large messages are refused in no time', () => {
  assert(
    property(
      array(uint8Array({ maxLength: 50 }), { maxLength: 50 }),
      dictionary(string(), anything()),
      (bytes, more) => {
        expect(commandIn({ ...more, bytes })).toBeNull()
      },
    ),
  )
  const huge = { type: 'demarche:select', v: 1, event: 'x'.repeat(20_000_000) }
  const before = performance.now()
  expect(parseCommand(huge)).toBe('size')
  expect(performance.now() - before).toBeLessThan(50)
})

describe('heights', () => {
  test('depend on the width alone, in three steps that a host may take', () => {
    const heights = Array.from({ length: 3000 }, (_, width) => heightFor(width))
    expect(new Set(heights).size).toBe(3)
    expect(heights.every((height) => Number.isInteger(height) && height >= 200 && height <= 1000)).toBe(true)
    expect(heightFor(650)).toBe(540)
  })

  test('are said in the languages of those who listen', () => {
    expect(heightMessages(540, {})).toEqual([{ sentinel: 'amp', type: 'embed-size', height: 540 }])
    expect(heightMessages(1400, { childId: 'map-0', secret: 'QjfejU1CI0' })).toEqual([
      { sentinel: 'amp', type: 'embed-size', height: 1400 },
      'pymxPYMxmap-0xPYMxheightxPYMx1400',
      { message: 'height', value: 1000, secret: 'QjfejU1CI0' },
    ])
  })

  test('their readers are known from the address', () => {
    const readers = (address: string) => readersIn(new URL(address, 'https://a.test/'))
    expect(readers('/?childId=map-0')).toEqual({ childId: 'map-0', secret: null })
    expect(readers('/?t=2025-01-28#?secret=QjfejU1CI0')).toEqual({ childId: null, secret: 'QjfejU1CI0' })
    // As WordPress writes it where the embed of another WordPress had a secret already.
    expect(readers('/#?secret=Ficznaefos#?secret=vk2NMdp5d9').secret).toBe('vk2NMdp5d9')
    expect(readers('/#?secret=%3Cscript%3E').secret).toBeNull()
    expect(readers('/?childId=axPYMx%20b').childId).toBeNull()
    assert(
      property(string(), (text) => {
        const { childId, secret } = readers(`/?childId=${encodeURIComponent(text)}#?secret=${encodeURIComponent(text)}`)
        expect(childId === null || childId === text).toBe(true)
        expect(secret === null || secret === text).toBe(true)
      }),
    )
  })
})
