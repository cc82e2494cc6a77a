// Runs a module of this folder: the bench, or what takes the pictures.
import { load } from '../../src/cli/loading.mjs'

const names = process.argv.slice(2)
const [first] = names
const name = first === 'picture' || first === 'docs-pictures' ? first : 'bench'
const { module, close } = await load(new URL(`./${name}.ts`, import.meta.url))
await module.run(names)
await close()
