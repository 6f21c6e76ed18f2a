import { expect, it } from 'vitest'
import type { Intent } from './entry.ts'
import type { Kept } from './ports.ts'
import { overOwnWork } from './rebase.ts'

const save = (revision: number | null, more: Partial<Intent> = {}): Intent => ({
  kind: 'patient.save',
  facility: 'cscom_sangha',
  subject: 'p1',
  args: { id: 'p1', revision },
  ...more,
})
const pending = (intent: Intent, state: Kept['state'] = 'waiting') => ({ ...intent, state }) as Kept
const revisionOf = (intent: Intent, said: Kept[]) => overOwnWork(intent, said).args.revision

it('starts from the revision that the save before it will give', () => {
  expect(revisionOf(save(4), [pending(save(4))])).toBe(5)
  expect(revisionOf(save(null), [pending(save(null))])).toBe(1)
  expect(revisionOf(save(4), [pending(save(4)), pending(save(5))])).toBe(6)
})

it('keeps a revision that is newer, and that of another row', () => {
  expect(revisionOf(save(7), [pending(save(4))])).toBe(7)
  expect(revisionOf(save(null), [])).toBeNull()
  expect(revisionOf(save(4), [pending({ ...save(4), args: { id: 'p2', revision: 4 } })])).toBe(4)
  expect(revisionOf(save(4), [pending({ ...save(4), facility: 'csref_djenne' })])).toBe(4)
})

it('does not count on what was refused', () => {
  expect(revisionOf(save(null), [pending(save(null), 'refused')])).toBeNull()
  expect(revisionOf(save(4), [pending(save(4), 'conflict')])).toBe(4)
})

it('counts a withdrawal and a merge with the rows they name', () => {
  const visit = (kind: Intent['kind'], revision: number | null): Intent => ({
    ...save(null, { kind }),
    args: { id: 'v1', revision },
  })
  expect(revisionOf(visit('consultation.withdraw', null), [pending(visit('consultation.save', null))])).toBe(
    1,
  )
  const merge: Intent = {
    ...save(null, { kind: 'patient.merge' }),
    args: { kept_id: 'p1', merged_id: 'p2', kept_revision: 3, merged_revision: 8 },
  }
  expect(overOwnWork(merge, [pending(save(3))]).args).toMatchObject({ kept_revision: 4, merged_revision: 8 })
  expect(revisionOf(save(3), [pending(merge)])).toBe(4)
})
