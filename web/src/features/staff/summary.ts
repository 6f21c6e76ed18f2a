import {
  type Area,
  areas,
  type PermissionDocument,
} from '../../../../functions/_shared/contracts/permissions.ts'

/** The areas that a document writes in, and those it only reads: what a role allows, in one line. */
export function summaryOf(document: PermissionDocument): { writes: Area[]; reads: Area[] } {
  const changes = (area: Area) =>
    document.areas[area]?.verbs.some((verb) => !['read', 'export'].includes(verb)) ?? false
  return {
    writes: areas.filter(changes),
    reads: areas.filter((area) => !changes(area) && (document.areas[area]?.verbs.length ?? 0) > 0),
  }
}
