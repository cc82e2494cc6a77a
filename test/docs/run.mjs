// Writes the pages of docs/ anew.
import { load } from '../../src/cli/loading.mjs'

const { module, close } = await load(new URL('./write.ts', import.meta.url))
await module.write()
await close()
