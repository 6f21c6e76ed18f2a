import { useQuery } from '@tanstack/react-query'
import { read } from '../../lib/request.ts'

/** Names of the facilities by code: reference data, read once and kept on the device. */
export function useFacilityNames(): (code: string) => string {
  const { data } = useQuery({
    queryKey: ['facility-names'],
    staleTime: 24 * 3_600_000,
    queryFn: () =>
      read<{ code: string; name: string }[]>((sis) => sis.from('facility').select('code,name').order('name')),
  })
  return (code) => data?.find((facility) => facility.code === code)?.name ?? code
}
