// Runs the bench: TypeScript, which Node 20 cannot load, so Vite's module runner loads it.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const path = fileURLToPath(new URL('./bench.ts', import.meta.url))
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' })
await module.bench()
