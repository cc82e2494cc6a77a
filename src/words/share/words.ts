import type { Language } from '../../model.ts'
import { arabic } from './ar.ts'
import { english, type ShareWords } from './en.ts'
import { russian } from './ru.ts'

export const SHARE: Readonly<Record<Language, ShareWords>> = { en: english, ar: arabic, ru: russian }
