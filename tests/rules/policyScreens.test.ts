import { describe, expect, test } from 'vitest'
import { clauseRead } from '../../renderer/policies/outline/clauseRead.ts'

const boxes = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, top: index * 200 - 250, bottom: index * 200 - 50 }))
const view = { top: 0, bottom: 400, ended: false }

describe('the clause that is read', () => {
  test.each([
    ['the first in view where nothing was chosen', boxes, view, null, 'b'],
    ['not one of which only a strip is left', boxes.map(({ id, top, bottom }) => ({ id, top: top + 80, bottom: bottom + 80 })), view, null, 'b'],
    ['that strip where nothing else is in view', [{ id: 'a', top: -500, bottom: 20 }], view, null, 'a'],
    ['the one gone to, while it is in view', boxes, view, 'd', 'd'],
    ['no longer, once it is out of view', boxes, view, 'a', 'b'],
    ['the last, at the end of the text', boxes, { ...view, ended: true }, null, 'd'],
    ['the one gone to, also at the end', boxes, { ...view, ended: true }, 'c', 'c'],
    ['none, where the text is out of view', boxes, { top: 2000, bottom: 2400, ended: false }, 'a', null],
  ] as const)('%s', (_name, standing, shown, chosen, read) => { expect(clauseRead(standing, shown, chosen)).toBe(read) })
})
