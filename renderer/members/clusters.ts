import type { Answer } from '../../shared/contract.ts'
import { askAhead, useRead } from '../app/api.ts'

export type Cluster = Answer<'clusters.list'>['clusters'][number]

const firstOf = (clusters: readonly Cluster[]): Cluster | undefined => clusters.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]

/** The workspace's clusters by name, and its first, which is meant where none is named: the oldest (ids are made in the order of time). */
export function useClusters(): { clusters: Cluster[]; first: Cluster | undefined } {
  const { data } = useRead('clusters.list', {})
  const clusters = data?.clusters ?? []
  return { clusters, first: firstOf(clusters) }
}

/** The cluster of that id, else the first: waits until they are known. */
export async function clusterFor(id: string | undefined): Promise<Cluster | undefined> {
  const { clusters } = await askAhead('clusters.list', {})
  return clusters.find(one => one.id === id) ?? firstOf(clusters)
}
