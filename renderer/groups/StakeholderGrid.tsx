import type { Stakeholder } from '../../shared/groups.ts'
import { high, quadrants, type Quadrant } from '../../shared/groups/stakeholders.ts'
import { useWords } from '../app/language.ts'
import styles from './groups.module.css'

const side = 440
const edge = 46
const inner = side - edge - 10
/** From a score to its place: each score has a fifth of the side. */
const along = (score: number) => ((score - 0.5) / 5) * inner
const border = ((high - 1) / 5) * inner

const corners: Record<Quadrant, { x: number; y: number; width: number; height: number }> = {
  monitor: { x: 0, y: inner - border, width: border, height: border },
  keepInformed: { x: border, y: inner - border, width: inner - border, height: border },
  keepSatisfied: { x: 0, y: 0, width: border, height: inner - border },
  manageClosely: { x: border, y: 0, width: inner - border, height: inner - border },
}

/** In the middle first, then at its sides. */
const beside = (order: number) => [0, 25, -25][order] ?? 0

type Placed = { number: number; name: string; x: number; y: number }

/** Those with both scores; where several stand in one place, they stand beside each other. */
function placed(stakeholders: Stakeholder[]): Placed[] {
  const taken = new Map<string, number>()
  return stakeholders.flatMap(({ organisation, assessment }, at) => {
    if (!assessment?.interest || !assessment.influence) return []
    const key = `${assessment.interest}/${assessment.influence}`
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    return [{ number: at + 1, name: organisation, x: along(assessment.interest) + beside(before % 3), y: inner - along(assessment.influence) + beside(Math.floor(before / 3)) }]
  })
}

/** The power/interest grid (Mendelow): interest to the right, influence upwards; the numbers are those of the list beside it. */
export function StakeholderGrid({ stakeholders }: { stakeholders: Stakeholder[] }) {
  const t = useWords()
  const points = placed(stakeholders)
  return (
    <svg className={styles['grid']} viewBox={`0 0 ${side} ${side}`} width={side} role="img" aria-label={t('groups:screen.stakeholder.gridOf', { names: points.map(({ number, name }) => `${number} ${name}`).join(', ') })}>
      <g transform={`translate(${edge} 10)`}>
        {quadrants.map(quadrant => (
          <g key={quadrant}>
            <rect {...corners[quadrant]} data-quadrant={quadrant} />
            <text x={corners[quadrant].x + 8} y={corners[quadrant].y + 18} className={styles['quadrant']}>{t(`groups:quadrant.${quadrant}`)}</text>
          </g>
        ))}
        {[1, 2, 3, 4, 5].map(score => (
          <g key={score} className={styles['scale']}>
            <text x={along(score)} y={inner + 16} textAnchor="middle">{score}</text>
            <text x={-10} y={inner - along(score) + 4} textAnchor="middle">{score}</text>
          </g>
        ))}
        <text x={inner / 2} y={inner + 33} textAnchor="middle" className={styles['axis']}>{t('groups:field.interest')}</text>
        <text transform={`translate(-28 ${inner / 2}) rotate(-90)`} textAnchor="middle" className={styles['axis']}>{t('groups:field.influence')}</text>
        {points.map(({ number, name, x, y }) => (
          <g key={number} transform={`translate(${x} ${y})`}>
            <title>{name}</title>
            <circle r={11} className={styles['point']} />
            <text textAnchor="middle" y={4} className={styles['number']}>{number}</text>
          </g>
        ))}
      </g>
    </svg>
  )
}
