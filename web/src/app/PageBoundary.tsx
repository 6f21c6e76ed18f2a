import { Component, type ReactNode } from 'react'
import { ErrorBanner } from '../components/ErrorBanner.tsx'

interface Props {
  children: ReactNode
  onRetry?: () => void
}

/** A page that fails, or cannot be downloaded, leaves the shell standing. */
export class PageBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <ErrorBanner
        problem={this.state.error}
        onRetry={() => {
          this.props.onRetry?.()
          this.setState({ error: undefined })
        }}
      />
    )
  }
}
