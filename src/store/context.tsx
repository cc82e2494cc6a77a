import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { State, Store } from './store.ts'

export const StoreContext = createContext<Store | null>(null)

/** The store that the room lives in. */
export function useDemarcheStore(): Store {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('a room was drawn outside StoreContext')
  return store
}

/** A part of the state; the component is drawn again only when that part changes. */
export function useDemarche<Part>(select: (state: State) => Part): Part {
  return useStore(useDemarcheStore(), select)
}
