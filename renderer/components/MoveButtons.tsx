import { ActionIcon } from '@mantine/core'
import { IconArrowBigDown, IconArrowBigUp, IconIndentDecrease, IconIndentIncrease } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Move, Place } from './treeMoves.ts'

const icon = { size: 16, 'aria-hidden': true } as const
export const moveIcons = { up: <IconArrowBigUp {...icon} />, down: <IconArrowBigDown {...icon} />, out: <IconIndentDecrease {...icon} />, in: <IconIndentIncrease {...icon} /> } as const satisfies Record<Move, ReactNode>
const order = ['up', 'down', 'out', 'in'] as const

type Props = { moves: Readonly<Record<Move, Place | null>>; labelOf: (move: Move) => string; onMove: (move: Move) => void }

/** Moves a node of a tree up, down, out and in. One that cannot go that way keeps the keyboard, which has just brought it there. */
export function MoveButtons({ moves, labelOf, onMove }: Props) {
  return order.map(move => (
    <ActionIcon key={move} variant="subtle" color="gray" {...(moves[move] ? {} : { 'aria-disabled': true, 'data-disabled': true })} aria-label={labelOf(move)} onClick={() => { if (moves[move]) onMove(move) }}>{moveIcons[move]}</ActionIcon>
  ))
}
