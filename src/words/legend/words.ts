import type { Language } from '../../model.ts'
import { arabic } from './ar.ts'
import { english, type LegendWords } from './en.ts'
import { russian } from './ru.ts'

export const LEGENDS: Readonly<Record<Language, LegendWords>> = { en: english, ar: arabic, ru: russian }
