import type { Stakeholder } from '../../shared/groups.ts'
import { along, corners, edge, inner, placed, side } from '../../shared/groups/grid.ts'
import { quadrants } from '../../shared/groups/stakeholders.ts'
import { useWords } from '../app/language.ts'
import styles from './groups.module.css'

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
