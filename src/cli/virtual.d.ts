/** The story that `storyPlugin` offers; in a build it is whole, in development it may carry problems instead. */
declare module 'virtual:demarche-story' {
  export const compiled: import('../model.ts').Compiled
}
