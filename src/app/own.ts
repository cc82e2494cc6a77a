import type { Page } from '../own/page.ts'

/** Takes in tables that are dropped on the page, or asked for by `?own`. All that does so comes when a reader wants it. */
export function takeTables(page: Page): void {
  const take = (files?: readonly File[]) => {
    import('../own/take.tsx').then(
      ({ takeIn }) => takeIn(page, files),
      (error: unknown) => console.warn(`own tables: ${String(error)}`),
    )
  }
  for (const type of ['dragover', 'drop'] as const) {
    addEventListener(type, (event) => {
      const { dataTransfer } = event
      if (dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      // What is only held over the page has no files yet.
      take(type === 'drop' ? [...dataTransfer.files] : [])
    })
  }
  if (/[?&]own\b/.test(location.search)) take()
}
