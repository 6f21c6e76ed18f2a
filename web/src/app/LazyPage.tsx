import { type ComponentType, lazy, Suspense } from 'react'
import { Skeleton } from '../components/Skeleton.tsx'
import type { Place } from './feature.ts'
import { PageBoundary } from './PageBoundary.tsx'

type Load = Place['load']
type Page = ComponentType<{ params: Record<string, string | undefined> }>
const pages = new Map<Load, Page>()

/** One lazy component per loader, so that a new drawing of the shell does not mount the page again. */
function pageOf(load: Load): Page {
  const known = pages.get(load)
  if (known) return known
  const page = lazy(load)
  pages.set(load, page)
  return page
}

/** Downloads a page on first visit; says so while it comes, and when it cannot come. */
export function LazyPage({ load, params }: { load: Load; params: Record<string, string | undefined> }) {
  const Page = pageOf(load)
  return (
    <PageBoundary onRetry={() => pages.delete(load)}>
      <Suspense fallback={<Skeleton lines={5} />}>
        <Page params={params} />
      </Suspense>
    </PageBoundary>
  )
}
