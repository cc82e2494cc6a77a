import type { BrowserContext, Frame } from 'playwright-core'

/** Has each page and frame of a context note what its policy blocks. */
export async function noteViolations(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const blocked: string[] = []
    Object.assign(window, { blockedByPolicy: blocked })
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      blocked.push(`${effectiveDirective} ${blockedURI.slice(0, 80)} ${sample}`)
    })
  })
}

/** What the policy of a page or frame has blocked up to now. */
export const violationsOf = (frame: Frame): Promise<unknown> =>
  frame.evaluate(() => Reflect.get(window, 'blockedByPolicy'))
