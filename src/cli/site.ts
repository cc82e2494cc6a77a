/** The site of a story in any folder: what Vite needs to build and to serve it. */

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { PluginOption, UserConfig } from 'vite'
import { basemapPlugin } from '../basemap/plugin.ts'
import { compile } from '../compile/compile.ts'
import { STORY_FILES } from '../compile/tables.ts'
import type { Story } from '../model.ts'
import { cacheFolder, PACKAGE, packageFolders } from './folders.ts'
import { fontsPlugin } from './fonts-plugin.ts'
import { groundOf } from './ground.ts'
import { hostPlugin } from './host-plugin.ts'
import { readFolder } from './read-folder.ts'
import { storyPlugin } from './story-plugin.ts'

/** Only when it is asked for: what it is made from is large. */
const gazetteer = async (): Promise<string> => (await import('./gazetteer.ts')).siteGazetteer()

export interface SiteOptions {
  /** The story's folder, absolute or relative to the package. */
  readonly folder: string
  /** The address that the site is built for; null where nobody knows it. */
  readonly address: string | null
}

/** Vite's configuration for the site of a story. Nothing of it knows which story it is. */
export function siteConfig({ folder, address }: SiteOptions): UserConfig & { readonly plugins: PluginOption[] } {
  const tables = resolve(PACKAGE, folder)
  const story = (): Story | null => {
    const compiled = compile(readFolder(tables))
    return compiled.ok ? compiled.story : null
  }
  const fonts = {
    sheet: 'src/app/fonts.css',
    standIns: 'src/app/stand-ins.css',
    texts: [...STORY_FILES.map((file) => join(tables, file)).filter((path) => existsSync(path)), 'geo/basemap', 'src'],
  }
  return {
    root: PACKAGE,
    // Relative addresses: the built folder works under any path of any host.
    base: './',
    cacheDir: join(cacheFolder(), 'vite'),
    plugins: [
      // An installed package lies in a folder that the plugin would pass over.
      react({ exclude: [] }),
      storyPlugin({ folder: tables, one: { fonts }, address, gazetteer }),
      basemapPlugin({ ground: () => groundOf(story()), cacheFolder: cacheFolder() }),
      fontsPlugin(fonts),
      hostPlugin({ story, pages: join(tables, 'pages') }),
    ],
    server: { fs: { allow: [PACKAGE, tables, cacheFolder(), ...packageFolders()] } },
    build: {
      target: 'es2022',
      sourcemap: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // What several of the page's scripts use comes as one: many small files are packed less well. What reads a table
              // that somebody brings comes when somebody does.
              {
                name: 'shared',
                test: /[\\/]src[\\/](?!compile|gazetteer|import|own|read|trusted)[^\0]*$|[\\/]react-jsx-runtime\.[\w.]+$|[\\/]react[\\/]jsx-runtime\.js$/,
                minShareCount: 2,
              },
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
  }
}
