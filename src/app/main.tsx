import { createRoot } from 'react-dom/client'
import { whenNear } from '../embed/near.ts'

// What the bench compares with: an app that waits for all of its parts before it shows anything.
if (import.meta.env.MODE === 'eager') await import('../map/engine.ts')

const element = document.getElementById('demarche')
if (element === null) throw new Error('the page has no element with the id "demarche"')
// React in this script and the app in another, so that the page stays at hand between the two.
whenNear(element)
  .then(() => import('./open.tsx'))
  .then(({ open }) => open(element, createRoot))
  .catch((error: unknown) => {
    // The page stays what it was without a script: a picture, and the whole story as text.
    console.warn(`the page: ${String(error)}`)
    delete document.documentElement.dataset['script']
  })
