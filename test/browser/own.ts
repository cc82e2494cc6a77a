import type { Page } from 'playwright-core'

export type Dropped = readonly (readonly [name: string, content: string | readonly number[]])[]

/** Lets files go over the page, as a browser tells of it. */
export const drop = (page: Page, files: Dropped) =>
  page.evaluate((all) => {
    const dataTransfer = new DataTransfer()
    for (const [name, content] of all) {
      dataTransfer.items.add(new File([typeof content === 'string' ? content : Uint8Array.from(content)], name))
    }
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
    }
  }, files)

export const dialogOf = (page: Page) => page.locator('dialog.dm-own-dialog')
export const barOf = (page: Page) => page.locator('.dm-own-bar')
export const showIt = async (page: Page) => {
  await dialogOf(page).locator('.dm-own-show[aria-disabled="false"]').click()
  await barOf(page).waitFor()
}
