import { ActionIcon } from '@mantine/core'
import { IconArrowBigDown, IconArrowBigUp, IconIndentDecrease, IconIndentIncrease } from '@tabler/icons-react'
import type { Move, Place } from './treeMoves.ts'

const buttons = [{ move: 'up', icon: IconArrowBigUp }, { move: 'down', icon: IconArrowBigDown }, { move: 'out', icon: IconIndentDecrease }, { move: 'in', icon: IconIndentIncrease }] as const

type Props = { moves: Readonly<Record<Move, Place | null>>; labelOf: (move: Move) => string; onMove: (move: Move) => void }

/** Moves a node of a tree up, down, out and in. One that cannot go that way keeps the keyboard, which has just brought it there. */
export function MoveButtons({ moves, labelOf, onMove }: Props) {
  return buttons.map(({ move, icon: Icon }) => (
    <ActionIcon key={move} variant="subtle" color="gray" {...(moves[move] ? {} : { 'aria-disabled': true, 'data-disabled': true })} aria-label={labelOf(move)} onClick={() => { if (moves[move]) onMove(move) }}><Icon size={16} aria-hidden /></ActionIcon>
  ))
}
