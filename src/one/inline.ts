/** What a page of one file brings with it, as text. Throws where it does not. */
export function inlineText(name: string): string {
  const text = document.getElementById(`demarche-${name}`)?.textContent
  if (text == null) throw new Error(`the page lacks its ${name}`)
  return text
}

/** The bytes that stand in the page in base 64. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
