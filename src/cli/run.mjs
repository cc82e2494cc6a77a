// Runs a command of the tool: node src/cli/run.mjs check <folder>. The commands are TypeScript, which Node 20 cannot
// load, so Vite's module runner loads them.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const [command, folder] = process.argv.slice(2)
if (command !== 'check' || folder === undefined) {
  console.error('Write: node src/cli/run.mjs check <folder of a story>')
  process.exitCode = 2
} else {
  const path = fileURLToPath(new URL('./check.ts', import.meta.url))
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' })
  const checked = module.checkFolder(folder)
  if (checked.exitCode === 0) console.log(checked.text)
  else console.error(checked.text)
  process.exitCode = checked.exitCode
}
