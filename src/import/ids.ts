/** The longest id that is made of a text. */
const LONGEST = 48

const CYRILLIC = new Map(
  'а a б b в v г g ґ g д d е e є ye ж zh з z и i і i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya'
    .match(/\S+ \S+/g)
    ?.map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
)

/** Lower-case words joined by hyphens; empty where the text has no Latin letters or digits. */
export function kebab(text: string): string {
  const words = text
    .slice(0, 400)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[а-яєґі]/g, (letter) => CYRILLIC.get(letter) ?? '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= LONGEST) return words
  const cut = words.slice(0, LONGEST)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), LONGEST / 2)).replace(/-$/, '')
}

/** Ids that are unique among themselves: the wish, else the wish with a number. */
export interface Ids {
  readonly make: (wish: string, otherwise: string) => string
}

export function createIds(): Ids {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return {
    make: (wish, otherwise) => {
      const base = kebab(wish) || otherwise
      let id = base
      for (let number = next.get(base) ?? 2; taken.has(id); number++) {
        id = `${base}-${number}`
        next.set(base, number + 1)
      }
      taken.add(id)
      return id
    },
  }
}
