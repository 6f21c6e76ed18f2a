/**
 * What the rules allow a probe, said once more and independently of the policies: a difference between the two
 * is what the page raises its alarm for.
 */
import { type Area, allows, type PermissionDocument, verbsByArea } from '../_shared/contracts/permissions.ts'
import type { ProofRecord, ProofRow } from '../_shared/contracts/proof.ts'
import type { Facts } from './facts.ts'
import type { Probe } from './probes.ts'

type Right = [Area, string]
/** `member`: whoever works there. */
type Rule = Right | 'member' | null

const rules: Record<
  ProofRecord,
  { read: Rule; create: Right | null; update: Right | null; delete: Right | null }
> = {
  patients: {
    read: ['patients', 'read'],
    create: ['patients', 'create'],
    update: ['patients', 'update'],
    delete: null,
  },
  consultations: {
    read: ['consultations', 'read'],
    create: ['consultations', 'create'],
    update: ['consultations', 'update'],
    delete: null,
  },
  diagnoses: {
    read: ['consultations', 'read'],
    create: ['consultations', 'create'],
    update: ['consultations', 'update'],
    delete: ['consultations', 'update'],
  },
  // Written by functions alone: see lettersRule.
  referrals: { read: ['referrals', 'read'], create: ['referrals', 'create'], update: null, delete: null },
  counter_referrals: {
    read: ['referrals', 'read'],
    create: ['referrals', 'answer'],
    update: null,
    delete: null,
  },
  counts: { read: 'member', create: null, update: null, delete: null },
  journal: { read: 'member', create: null, update: null, delete: null },
  staff: { read: ['staff', 'read'], create: ['staff', 'create'], update: ['staff', 'update'], delete: null },
  roles: {
    read: 'member',
    create: ['roles', 'create'],
    update: ['roles', 'update'],
    delete: ['roles', 'delete'],
  },
  audit: { read: ['audit', 'read'], create: null, update: null, delete: null },
  webhooks: {
    read: ['webhooks', 'read'],
    create: ['webhooks', 'create'],
    update: ['webhooks', 'update'],
    delete: ['webhooks', 'delete'],
  },
}

const everything: PermissionDocument = {
  version: 1,
  home: 'care',
  areas: Object.fromEntries(
    Object.entries(verbsByArea).map(([area, verbs]) => [area, { verbs: [...verbs] }]),
  ),
}

const limitsOf = (document: PermissionDocument, area: Area): readonly string[] =>
  document.areas[area]?.limits ?? []
const has = (document: PermissionDocument, [area, verb]: Right) => allows(document, area, verb as never)
/** Without any limit: a probe has written nothing of its own. */
const hasAll = (document: PermissionDocument, right: Right) =>
  has(document, right) && limitsOf(document, right[0]).length === 0
/** Whoever is limited to their own records still writes new ones. */
const mayAdd = (document: PermissionDocument, right: Right) =>
  has(document, right) && limitsOf(document, right[0]).every((limit) => limit === 'own_records')

const nothing: ProofRow['expected'] = {
  read: 'none',
  shared: 0,
  identity: false,
  create: false,
  update: false,
  delete: false,
}

function atHome(record: ProofRecord, document: PermissionDocument, facts: Facts): ProofRow['expected'] {
  const rule = rules[record]
  const anonymous =
    record === 'patients' &&
    has(document, ['patients', 'read']) &&
    limitsOf(document, 'patients').every((limit) => limit === 'without_identity')
  const reads = rule.read === 'member' || anonymous || (rule.read !== null && hasAll(document, rule.read))
  const exports = record === 'audit' && hasAll(document, ['audit', 'export'])
  const clinical = ['patients', 'consultations', 'diagnoses'].includes(record)
  return {
    read: reads || exports ? 'all' : 'none',
    shared: Object.values(facts.shared).reduce((sum, one) => sum + one, 0),
    identity: clinical ? hasAll(document, ['patients', 'read']) : reads || exports,
    create: rule.create !== null && mayAdd(document, rule.create),
    // A letter leaves and goes back by its sender, and is seen by its receiver; the specimen is one sent from here.
    update:
      record === 'referrals'
        ? hasAll(document, ['referrals', 'create'])
        : rule.update !== null && hasAll(document, rule.update),
    delete: rule.delete !== null && hasAll(document, rule.delete),
  }
}

/** A letter is read by the two facilities; the one planted for the trial runs between here and the partner. */
function withLetters(
  record: ProofRecord,
  probe: Probe,
  document: PermissionDocument,
  facts: Facts,
  partner: string,
): ProofRow['expected'] {
  const isPartner = probe.places.some((place) => place.code === partner)
  const reads = hasAll(document, ['referrals', 'read'])
  const shared = reads ? probe.places.reduce((sum, place) => sum + (facts.shared[place.code] ?? 0), 0) : 0
  const seen = reads && facts.total === 0 && isPartner ? 1 : shared
  return {
    ...nothing,
    read: reads && (isPartner || shared > 0) ? 'shared' : 'none',
    shared: seen,
    identity: reads && (isPartner || shared > 0),
    update: record === 'referrals' && isPartner && hasAll(document, ['referrals', 'answer']),
  }
}

/** The most that the rules allow this probe for this type of record. */
export function expectedFor(
  record: ProofRecord,
  probe: Probe,
  facts: Facts,
  partner: string,
): ProofRow['expected'] {
  if (probe.places.length === 0) return nothing
  const document = probe.role?.document ?? everything
  if (probe.place === 'own') return atHome(record, document, facts)
  if (record === 'counts' && probe.place === 'ministry') {
    const reads = has(document, ['surveillance', 'read']) || has(document, ['reports', 'read'])
    return { ...nothing, read: reads ? 'all' : 'none' }
  }
  if (record === 'referrals' || record === 'counter_referrals')
    return withLetters(record, probe, document, facts, partner)
  return nothing
}
