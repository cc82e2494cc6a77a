/** How tall an embed wants to be, and how it says so to hosts of several kinds. Both sides use this file. */

/** The height that an embed wants at a width; both in CSS pixels. It depends on the width alone, so that nothing circles. */
export function heightFor(width: number): number {
  if (width >= 900) return 620
  return width >= 560 ? 540 : 640
}

/** WordPress sets no other heights than these. */
const WORDPRESS = { least: 200, most: 1000 } as const

export interface HeightReaders {
  /** pym's name for the frame, from its address. */
  readonly childId?: string | null
  /** WordPress's, from the hash of its address. */
  readonly secret?: string | null
}

/** The height in the languages of AMP, and of pym and WordPress where they have named themselves. */
export function heightMessages(height: number, { childId = null, secret = null }: HeightReaders): readonly unknown[] {
  const messages: unknown[] = [{ sentinel: 'amp', type: 'embed-size', height }]
  if (childId !== null) messages.push(`pymxPYMx${childId}xPYMxheightxPYMx${height}`)
  if (secret !== null) {
    const value = Math.min(Math.max(height, WORDPRESS.least), WORDPRESS.most)
    messages.push({ message: 'height', value, secret })
  }
  return messages
}

/** Who reads heights, from the embed's own address. A hash may carry several secrets, of which the last one counts. */
export function readersIn({ search, hash }: { readonly search: string; readonly hash: string }): HeightReaders {
  const childId = new URLSearchParams(search).get('childId')
  const secrets = [...hash.matchAll(/[?&]secret=([a-zA-Z0-9]{1,64})(?![^#&?])/g)]
  return {
    childId: childId !== null && /^[\w.:-]{1,64}$/.test(childId) ? childId : null,
    secret: secrets.at(-1)?.[1] ?? null,
  }
}
