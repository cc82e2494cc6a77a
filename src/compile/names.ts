import { foldName, nearest } from '../fold.ts'
import type { Text } from '../model.ts'

export interface Named {
  readonly id: string
  readonly name: Text
  readonly aliases: readonly string[]
}

export type Lookup =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  | { readonly kind: 'missing'; readonly suggestion: string | null }

/** What a cell may call a thing by. An id as written always wins; a folded name that two things share is ambiguous. */
export class NameIndex {
  readonly #ids = new Set<string>()
  readonly #byName = new Map<string, Set<string>>()
  readonly #written: string[] = []

  constructor(things: Iterable<Named>) {
    for (const { id, name, aliases } of things) {
      this.#ids.add(id)
      for (const written of [id, name.en, name.ar, name.ru, ...aliases]) {
        if (written === undefined || written === '') continue
        const folded = foldName(written)
        const ids = this.#byName.get(folded) ?? new Set()
        this.#byName.set(folded, ids.add(id))
        this.#written.push(written)
      }
    }
  }

  find(written: string): Lookup {
    if (this.#ids.has(written)) return { kind: 'found', id: written }
    const [id, ...others] = this.#byName.get(foldName(written)) ?? []
    if (id === undefined) return { kind: 'missing', suggestion: nearest(written, this.#written) }
    return others.length === 0 ? { kind: 'found', id } : { kind: 'ambiguous', ids: [id, ...others] }
  }
}
