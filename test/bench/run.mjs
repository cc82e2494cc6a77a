// Runs a module of this folder: TypeScript, which Node 20 cannot load, so Vite's module runner loads it.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const names = process.argv.slice(2)
const path = fileURLToPath(new URL(names[0] === 'picture' ? './picture.ts' : './bench.ts', import.meta.url))
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' })
await module.run(names)
