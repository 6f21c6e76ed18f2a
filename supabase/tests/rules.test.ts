import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { brokenRules, rules } from './rules/index.ts'
import { makeWorld } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  const template = inject('template')
  sql = await cloneDatabase({ ...template, ownerUrl: template.adminUrl })
  await makeWorld(sql)
})
afterAll(() => sql.end())

describe('the catalogue', () => {
  it('breaks no rule', async () => {
    expect(await brokenRules(sql)).toEqual([])
  })

  for (const rule of rules) {
    it(`falls when planted: ${rule.sentence}`, async () => {
      let broken: string[] = []
      await sql
        .begin(async (tx) => {
          await tx.unsafe(rule.planted)
          broken = await brokenRules(tx, [rule])
          throw new Error('taken out again')
        })
        .catch((error: Error) => expect(error.message).toBe('taken out again'))
      expect(broken).toHaveLength(1)
    })
  }
})
