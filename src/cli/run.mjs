#!/usr/bin/env node
// The program `demarche`.
import { load } from './loading.mjs'

const { module, close } = await load(new URL('./main.ts', import.meta.url))
process.exitCode = await module.main(process.argv.slice(2))
await close()
