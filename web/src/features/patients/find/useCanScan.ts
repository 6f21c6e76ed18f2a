import { useEffect, useState } from 'react'
import { canScan } from './scan.ts'

export function useCanScan(): boolean {
  const [can, setCan] = useState(false)
  useEffect(() => {
    let gone = false
    void canScan().then((answer) => {
      if (!gone) setCan(answer)
    })
    return () => {
      gone = true
    }
  }, [])
  return can
}
