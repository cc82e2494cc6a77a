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

let isAllowed: (address: string) => boolean = () => false
let hasPolicy = false

/**
 * Lets scripts start from these addresses only, where the page's policy asks for Trusted Types. MapLibre starts its worker by
 * an address that it makes itself, so that the policy has to be the page's default one.
 */
export function allowScripts(rule: (address: string) => boolean): void {
  isAllowed = rule
  if (hasPolicy) return
  hasPolicy = true
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (isAllowed(address) ? address : null),
  })
}

/** The address that MapLibre makes of a worker's text where the page has no origin, as in a sandbox. */
export const addressInSandbox = (text: string): string =>
  `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`
