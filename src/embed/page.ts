/** Whether this page was built to be put into another one. */
export const isEmbed = (): boolean => document.documentElement.dataset['page'] === 'embed'

/** Whether this page stands in another one, whichever it is. */
export const isFramed = (): boolean => window.parent !== window
