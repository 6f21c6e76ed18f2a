import type { MessageDescriptor } from '@lingui/core'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Area, Home, Verb } from '../../../functions/_shared/contracts/permissions.ts'

type Page = ComponentType<{ params: Record<string, string | undefined> }>
type Load = () => Promise<{ default: Page }>

/** A page at an address. It is drawn only for roles that hold the right; others are told so politely. */
export interface Place {
  /** wouter pattern: `/patients`, `/patients/:id`. */
  path: string
  area: Area
  verb: Verb
  /** Only under these home pages; absent: wherever the right is held. */
  homes?: readonly Home[]
  load: Load
  /** Present: the place is in the menu, in this order (10, 20...); the first three are on the phone's bar. */
  menu?: { label: MessageDescriptor; icon: LucideIcon; order: number }
}

/** A part of the home page of these roles: each feature brings its own, and the home page knows none of them. */
export interface HomeCard {
  for: readonly Home[]
  area: Area
  verb: Verb
  load: Load
}

export interface Feature {
  /** The name of its folder, which also names its catalogue and its chunks. */
  name: string
  places?: readonly Place[]
  /** The home page for these roles. */
  home?: { for: readonly Home[]; load: Load }
  /** What it shows on the home page of others. */
  cards?: readonly HomeCard[]
  /** Where a subject of an event opens: `{ referral: (id) => `/referrals/${id}` }`. */
  opens?: Record<string, (subjectId: string) => string>
  /** Asks beforehand for what its screens need when there is no network; called when the facility is opened. */
  prepare?: (facility: string) => void
  /** Registers reactions to events (`invalidateOn`, `onEvent`); called once at start. */
  listen?: () => void
}

/** Declares a feature; `features/<name>/feature.ts` exports it as `feature`. */
export function defineFeature(feature: Feature): Feature {
  return feature
}
