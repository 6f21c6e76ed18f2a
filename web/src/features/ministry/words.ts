import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const kindWords: Record<string, MessageDescriptor> = {
  hospital: msg`Hôpital`,
  csref: msg`District`,
  cscom: msg`Communautaire`,
  cabinet: msg`Privé`,
}
