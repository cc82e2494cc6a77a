/** What browsers with Trusted Types have, as far as it is asked here. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string | null },
  ) => unknown
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

const allowed = new Set<string>()
let hasPolicy = false

/**
 * Lets a script start from this address, where the page's policy asks for Trusted Types: from no others. MapLibre starts its
 * worker by an address that it makes itself, so that the policy has to be the page's default one.
 */
export function allowScript(address: string): void {
  allowed.add(address)
  if (hasPolicy) return
  hasPolicy = true
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (asked) => (allowed.has(asked) ? asked : null),
  })
}

/** The address that MapLibre makes of a worker's text where the page has no origin, as in a sandbox. */
export const addressInSandbox = (text: string): string =>
  `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`
