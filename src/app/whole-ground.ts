/** Milliseconds after which a ground that did not come may be asked for again. */
const RETRY = 2000

/**
 * Puts the ground of the whole world in the place of the page's own, where that one ends somewhere: every picture that
 * refers to it changes with it. It is fetched as a document, which the page's policy takes without more. Where it does not
 * come, the page keeps what it has, and a later picture that shows more asks again.
 */
export function loadWholeGround(): void {
  const ground = document.getElementById('dm-ground')
  const address = ground?.getAttribute('data-whole') ?? null
  if (ground === null || address === null) return
  ground.removeAttribute('data-whole')
  const keep = () => setTimeout(() => ground.setAttribute('data-whole', address), RETRY)
  const request = new XMLHttpRequest()
  request.responseType = 'document'
  request.overrideMimeType('image/svg+xml')
  request.onerror = keep
  request.onload = () => {
    const whole = request.status === 200 ? request.responseXML?.getElementById(ground.id) : null
    if (whole == null) keep()
    else ground.replaceWith(document.adoptNode(whole))
  }
  request.open('GET', address)
  request.send()
}
