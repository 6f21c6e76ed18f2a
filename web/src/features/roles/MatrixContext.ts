import { createContext, useContext } from 'react'
import type {
  Area,
  Limit,
  PermissionDocument,
  Verb,
} from '../../../../functions/_shared/contracts/permissions.ts'
import type { Layer } from './matrix.ts'

export interface MatrixContextValue {
  document: PermissionDocument
  layer: Layer
  /** Absent: the matrix is only read. */
  onTurn?: (area: Area, verb: Verb, on: boolean) => void
  onLimit?: (area: Area, limit: Limit | null) => void
  /** Why a right that is off cannot be turned on. */
  lockOf: (area: Area, verb: Verb) => string | undefined
  /** The role that this one is compared with, and its name. */
  other?: { document: PermissionDocument; name: string }
}

const Context = createContext<MatrixContextValue | undefined>(undefined)
export const MatrixProvider = Context.Provider

/** What the cells of a matrix share. */
export function useMatrix(): MatrixContextValue {
  const value = useContext(Context)
  if (!value) throw new Error('useMatrix is for the cells of a matrix')
  return value
}
