// Runs a module of this folder: TypeScript, which Node 20 cannot load, so Vite's module runner loads it.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const name = process.argv[2] === 'picture' ? 'picture' : 'bench'
const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' })
await module.run()
