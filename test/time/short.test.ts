import { expect, test } from 'vitest'
import { spanInShort } from '../../src/time/short.ts'
import { learn } from '../../src/words/words.ts'
import { onDay, throughout, within } from '../story.ts'

const { start: december } = onDay('2024-12-01')

test.each([
  ['28 Jan 2025', onDay('2025-01-28')],
  ['one day of 26–29 Jan 2025', within('2025-01-26', '2025-01-29')],
  ['one day of 30 Dec 2024 – 2 Jan 2025', within('2024-12-30', '2025-01-02')],
  ['25–28 Jan 2025', throughout('2025-01-25', '2025-01-28')],
  ['since 28 Jan 2025', throughout('2025-01-28', null)],
  ['some day in Dec 2024', within('2024-12-01', '2024-12-31', 'month')],
  ['about Dec 2024', { ...within('2024-12-01', '2024-12-31', 'month'), approximate: true }],
  ['28 Jan 2025 (uncertain)', { ...onDay('2025-01-28'), uncertain: true }],
  ['about 10 Jan 2025', { ...within('2025-01-07', '2025-01-13'), approximate: true }],
  ['2024', { ...within('2024-01-01', '2024-12-31', 'year'), start: december - 335 }],
])('%s', (said, span) => {
  expect(spanInShort(span, 'en')).toBe(said)
})

await learn('ru')

test('a range is written as its language writes it', () => {
  expect(spanInShort(throughout('2025-01-25', '2025-01-28'), 'ru')).toBe('25–28 янв. 2025')
})
