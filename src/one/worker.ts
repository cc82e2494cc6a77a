import { addressInSandbox, allowScript } from '../trusted.ts'
import { inlineText } from './inline.ts'

/** It stands in the page. */
export async function workerIsThere(): Promise<void> {
  inlineText('worker')
}

let own: string | null = null

/** An address for the worker's text in the page, which the page's policy then lets start. */
export function workerAddress(): string {
  const text = inlineText('worker')
  own ??= URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  allowScript(own)
  allowScript(addressInSandbox(text))
  return own
}
