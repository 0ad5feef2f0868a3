import type { RelationMatrix } from '../../shared/groups.ts'
import { useWords } from '../app/language.ts'
import styles from './groups.module.css'

const side = 440
const middle = side / 2
const radius = 165

/** Where each stands: evenly round a circle, the first at the top. */
const placeOf = (at: number, count: number) => {
  const angle = (at / count) * 2 * Math.PI - Math.PI / 2
  return { x: middle + radius * Math.cos(angle), y: middle + radius * Math.sin(angle) }
}

/** The relations as lines between numbered places; thicker is stronger, dashed is a conflict. The matrix beside it says the same in words. */
export function RelationGraph({ matrix: { organisations, relations } }: { matrix: RelationMatrix }) {
  const t = useWords()
  const places = new Map(organisations.map(({ id }, at) => [id, placeOf(at, organisations.length)]))
  const lines = relations.filter(({ strength }) => strength > 0).flatMap(relation => {
    const [from, to] = [places.get(relation.fromId), places.get(relation.toId)]
    // A bent line, so that both directions of a pair are seen.
    return from && to ? [{ ...relation, path: `M ${from.x} ${from.y} Q ${(from.x + to.x) / 2 + (to.y - from.y) * 0.12} ${(from.y + to.y) / 2 - (to.x - from.x) * 0.12} ${to.x} ${to.y}` }] : []
  })
  return (
    <svg className={styles['graph']} viewBox={`0 0 ${side} ${side}`} width={side} role="img" aria-label={t('groups:screen.relation.graph', { count: lines.length })}>
      {lines.map(({ id, kind, strength, path }) => <path key={id} d={path} className={styles['line']} data-kind={kind} strokeWidth={strength * 1.3} />)}
      {organisations.map(({ id, name }, at) => {
        const { x, y } = placeOf(at, organisations.length)
        return (
          <g key={id} transform={`translate(${x} ${y})`}>
            <title>{name}</title>
            <circle r={15} className={styles['point']} />
            <text textAnchor="middle" y={4} className={styles['number']}>{at + 1}</text>
            <text textAnchor="middle" y={y > middle ? 30 : -21}>{name.length > 24 ? `${name.slice(0, 22)}…` : name}</text>
          </g>
        )
      })}
    </svg>
  )
}
