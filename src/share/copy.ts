/**
 * Copies the text of a field. Where the page may not, as in a sandbox, the field is left selected, so that the reader can.
 * @returns whether it was copied
 */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.focus({ preventScroll: true })
    field.select()
    // Deprecated, but what is left where a page is not trusted with the clipboard.
    return document.execCommand('copy')
  }
}

/** The keys that copy, as they are written on the reader's keyboard. */
export const copyKeys = (userAgent: string): string => (/Mac|iPhone|iPad/.test(userAgent) ? '⌘C' : 'Ctrl+C')
