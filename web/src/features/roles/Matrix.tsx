import { AreaCards } from './AreaCards.tsx'
import { type MatrixContextValue, MatrixProvider } from './MatrixContext.ts'
import { MatrixGrid } from './MatrixGrid.tsx'

interface MatrixProps extends MatrixContextValue {
  caption: string
}

/** The permission matrix: a grid on a desk and on paper, cards on a phone. One of the two is ever drawn. */
export function Matrix({ caption, ...value }: MatrixProps) {
  return (
    <MatrixProvider value={value}>
      <div className="hidden lg:block print:block">
        <MatrixGrid caption={caption} />
      </div>
      <div className="lg:hidden print:hidden">
        <AreaCards />
      </div>
    </MatrixProvider>
  )
}
