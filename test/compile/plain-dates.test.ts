import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsedNode, readEdtf } from '../../src/compile/edtf-nodes.ts'

const two = (most: number) => fc.integer({ min: 0, max: most }).map((part) => String(part).padStart(2, '0'))
const written = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    fc.option(two(13)),
    fc.option(
      fc.tuple(
        two(32),
        two(25),
        two(61),
        fc.option(two(61)),
        fc.constantFrom('Z', '', '+03:00', '-00:00', '-05:30', '+13:45'),
      ),
    ),
  )
  .map(([year, month, time]) => {
    if (month === null) return year
    if (time === null) return `${year}-${month}`
    const [day, hour, minute, second, zone] = time
    return `${year}-${month}-${day}T${hour}:${minute}${second === null ? '' : `:${second}`}${zone}`
  })

test('years, months and times that are read without the parser of all of EDTF are read as it reads them', () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(readEdtf(text)).toEqual(parsedNode(text))
    }),
    { numRuns: 3000 },
  )
})
