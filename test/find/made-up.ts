import type { Actor, Story } from '../../src/model.ts'
import { claim, event, movement, onDay, source, tinyStory, within } from '../story.ts'

const actor = (id: string, name: Actor['name'], aliases: readonly string[], kind: Actor['kind'] = 'person'): Actor => ({
  id,
  name,
  aliases,
  kind,
  party: 'russia',
  role: null,
})

/** Two travellers, five trips of every kind, names in three scripts. */
export function journeysStory(): Story {
  const by = (...papers: readonly string[]) => papers.map((each) => claim(each))
  const trip = (id: string, from: string, to: string, iso: string, who: readonly string[]) => ({
    actors: [...who],
    places: [to],
    movements: [movement(id, from, to, onDay(iso), { who: [...who] })],
  })
  const story = tinyStory([
    event('out', onDay('2025-01-10'), {
      ...trip('out', 'moscow', 'damascus', '2025-01-10', ['bogdanov', 'envoy']),
      claims: by('paper'),
    }),
    event('met', onDay('2025-01-11'), {
      actors: ['sharaa', 'bogdanov'],
      places: ['damascus'],
      claims: by('paper', 'late'),
    }),
    event('back', onDay('2025-01-12'), {
      ...trip('back', 'damascus', 'moscow', '2025-01-12', ['bogdanov']),
      claims: [claim('paper'), claim('late', 'differs')],
    }),
    // The table names nobody on board: it is who leads the event.
    event('led', onDay('2025-01-20'), {
      actors: ['sharaa', 'bogdanov'],
      movements: [movement('led', 'damascus', 'kyiv', onDay('2025-01-20'))],
      claims: by('paper'),
    }),
    event('called-off', onDay('2025-02-01'), {
      ...trip('called-off', 'moscow', 'damascus', '2025-02-01', ['bogdanov']),
      modality: 'cancelled',
      claims: [claim('paper', 'plans'), claim('late', 'denies')],
    }),
    event('hoped', onDay('2025-02-20'), {
      ...trip('hoped', 'moscow', 'damascus', '2025-02-20', ['bogdanov']),
      modality: 'planned',
      claims: [claim('paper', 'plans')],
    }),
    event('seen', within('2025-02-05', '2025-02-08'), { places: ['base'], kind: 'drawdown', claims: by('late') }),
  ])
  const named: Record<string, { name: Actor['name']; aliases: readonly string[] }> = {
    damascus: { name: { en: 'Damascus', ar: 'دمشق', ru: 'Дамаск' }, aliases: ['Dimashq'] },
    base: {
      name: { en: 'Khmeimim Air Base', ar: 'قاعدة حميميم الجوية', ru: 'Авиабаза Хмеймим' },
      aliases: ['Hmeimim'],
    },
  }
  return {
    ...story,
    places: Object.fromEntries(Object.values(story.places).map((each) => [each.id, { ...each, ...named[each.id] }])),
    actors: {
      bogdanov: actor('bogdanov', { en: 'Mikhail Bogdanov', ar: 'ميخائيل بوغدانوف', ru: 'Михаил Богданов' }, []),
      envoy: actor('envoy', { en: 'Alexander Lavrentyev', ru: 'Александр Лаврентьев' }, ['Lavrentiev']),
      sharaa: {
        ...actor('sharaa', { en: 'Ahmed al-Sharaa', ar: 'أحمد الشرع', ru: 'Ахмед аш-Шараа' }, [
          'Ahmad al-Shara',
          'Ahmed al-Charaa',
          'Jolani',
        ]),
        party: 'syria',
      },
    },
    sources: {
      paper: source('paper', '2025-01-02'),
      late: { ...source('late', '2025-02-10'), outlet: 'The Later Paper', origin: 'An Agency' },
    },
  }
}
