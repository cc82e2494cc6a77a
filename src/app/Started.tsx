import { useLayoutEffect } from 'react'

/** What has the focus in the page as it came, by what it says: the app has another element for it. */
export function focusIn(front: HTMLElement): () => HTMLElement | null {
  let last: HTMLElement | null = null
  const note = ({ target }: FocusEvent) => {
    last = target instanceof HTMLElement ? target : null
  }
  front.addEventListener('focusin', note)
  return () => {
    front.removeEventListener('focusin', note)
    const { activeElement } = document
    if (last === null || (activeElement !== document.body && activeElement !== last)) return null
    const { tagName, textContent } = last
    const label = last.getAttribute('aria-label')
    const same = [...front.querySelectorAll<HTMLElement>(tagName)]
    return same.find((each) => each.textContent === textContent && each.getAttribute('aria-label') === label) ?? null
  }
}

/** Says in the page that the app has taken it over, in the same frame, and hands the focus on. */
export function Started({ focused }: { readonly focused: () => HTMLElement | null }) {
  useLayoutEffect(() => {
    document.documentElement.dataset['script'] = 'running'
    focused()?.focus({ preventScroll: true })
  }, [focused])
  return null
}
