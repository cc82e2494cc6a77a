#!/usr/bin/env node
// The program `demarche`.
import { load } from './loading.mjs'

// Who reads the first lines only (`| head`) closes the pipe; what is being written is still written.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const { module, close } = await load(new URL('./main.ts', import.meta.url))
process.exitCode = await module.main(process.argv.slice(2))
await close()
