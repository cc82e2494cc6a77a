import { DIST, launch } from '../browser/page.ts'
import { printBytes } from './bytes.ts'
import { printFirst } from './first.ts'
import { printScrub } from './scrub.ts'

const PARTS = { bytes: printBytes, first: printFirst, scrub: printScrub } as const

/** Prints the parts that are named, or all: what is fetched, what comes when on a slow phone, what a step costs. */
export async function run(names: readonly string[]): Promise<void> {
  const browser = await launch()
  try {
    for (const [name, print] of Object.entries(PARTS)) {
      if (names.length === 0 || names.includes(name)) await print(browser, DIST)
    }
  } finally {
    await browser.close()
  }
}
