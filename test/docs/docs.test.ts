import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DOCS, editorsPage, tablesPage } from './pages.ts'

const read = (name: string) => readFileSync(join(DOCS, name), 'utf8')

describe('npm run docs writes what stands here', () => {
  test('each column is explained as the program explains it', () => {
    expect(read('tables.md')).toBe(tablesPage())
  })

  test('each answer in the page for editors is what the program answers', async () => {
    expect(read('editors.md')).toBe(await editorsPage())
  })
})

test('what the pages link to and show is there', () => {
  for (const page of ['editors.md', 'tables.md', '../README.md']) {
    const links = [...read(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = '']) => link)
    for (const link of links.filter((each) => !/^https?:/.test(each))) {
      expect(existsSync(join(DOCS, page, '..', link)), `${page}: ${link}`).toBe(true)
    }
  }
})
