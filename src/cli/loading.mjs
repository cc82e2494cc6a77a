// Loads TypeScript, which Node 20 cannot, by Vite's module runner. Unlike Vite's own `runnerImport` it stays until it is
// closed, so that what was loaded can load more when it needs it.
import { fileURLToPath } from 'node:url'
import { createRunnableDevEnvironment, resolveConfig } from 'vite'

/**
 * @param {URL} url of a module
 * @returns its exports, and what ends the loading
 */
export async function load(url) {
  const config = await resolveConfig(
    {
      configFile: false,
      envDir: false,
      root: fileURLToPath(new URL('../..', import.meta.url)),
      logLevel: 'error',
      environments: {
        demarche: {
          consumer: 'server',
          dev: { moduleRunnerTransform: true },
          resolve: { external: true, mainFields: [], conditions: ['node'] },
        },
      },
    },
    'serve',
  )
  const environment = createRunnableDevEnvironment('demarche', config, { runnerOptions: { hmr: false }, hot: false })
  await environment.init()
  return { module: await environment.runner.import(fileURLToPath(url)), close: () => environment.close() }
}
