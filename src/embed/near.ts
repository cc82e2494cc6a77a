import { isFramed } from './page.ts'

/** How far above and below the window a page counts as near; browsers heed it in frames of the same origin only. */
const REACH = '50%'
/** Milliseconds after which an app that has not come is given up: as in the page's first script, but from here on. */
const PATIENCE = 12_000
/** Milliseconds after which a page that is never idle counts as idle. */
const LONGEST = 500

const whenIdle = (then: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: LONGEST })
  else setTimeout(then, LONGEST / 5)
}

/** Waits, in another page, until this one is in sight or nearly so: until then it is a picture. */
export async function whenNear(element: Element): Promise<void> {
  const { dataset } = document.documentElement
  // An embed of many files has waited before it asked for them.
  if (!isFramed() || dataset['script'] === 'near') return
  // The page's first script would take it for one whose app does not come, and show the text instead of the picture.
  const isComing = dataset['script'] === 'coming'
  if (isComing) dataset['script'] = 'waiting'
  await new Promise<void>((resolve) => {
    let isNear = false
    const observer = new IntersectionObserver(
      (entries) => {
        isNear = entries.at(-1)?.isIntersecting === true
        if (isNear) whenIdle(begin)
      },
      { rootMargin: REACH },
    )
    // A reader who scrolls past many such pages starts none of them.
    const begin = () => {
      if (!isNear) return
      observer.disconnect()
      resolve()
    }
    observer.observe(element)
  })
  if (!isComing) return
  dataset['script'] = 'near'
  setTimeout(() => {
    if (dataset['script'] === 'near') delete dataset['script']
  }, PATIENCE)
}
