import type { ClauseView } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { attempt } from '../../app/notices.tsx'
import { movesOf, type Move, type Place } from '../../components/treeMoves.ts'

/** Where the clauses of a working version can go, and how one is sent there. */
export type ClauseMoves = { of: (clauseId: string) => Record<Move, Place | null>; go: (clauseId: string, move: Move) => void }

/** `onMove` hears which clause is about to stand elsewhere. */
export function clauseMoves(clauses: readonly ClauseView[], versionId: string, onMove: (clauseId: string) => void, refetch: () => Promise<unknown>): ClauseMoves {
  const nodes = clauses.map(({ clauseId, parentId }) => ({ id: clauseId, parentId }))
  const of = (clauseId: string) => movesOf(nodes, nodes.find(({ id }) => id === clauseId) ?? { id: clauseId, parentId: null })
  const go = (clauseId: string, move: Move) => {
    const place = of(clauseId)[move]
    if (!place) return
    onMove(clauseId)
    void attempt(async () => {
      await api.call('policies.clauses.move', { versionId, clauseId, parentId: place.parentId, afterId: place.after })
      await refetch()
    })
  }
  return { of, go }
}
