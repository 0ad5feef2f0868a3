import type { Answer } from '../../shared/contract.ts'
import { useRead } from '../app/api.ts'

export type Cluster = Answer<'clusters.list'>['clusters'][number]

/** The workspace's clusters by name, and its first, which is meant where none is named: the oldest (ids are made in the order of time). */
export function useClusters(): { clusters: Cluster[]; first: Cluster | undefined } {
  const { data } = useRead('clusters.list', {})
  const clusters = data?.clusters ?? []
  return { clusters, first: clusters.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] }
}
