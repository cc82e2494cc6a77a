/** The map's font files, small ones first, with addresses that Vite gives. The browser loads what a label needs. */
export { fonts } from 'virtual:demarche-fonts'
