/** A clause on the screen; distances in pixels from the top of the window. */
export type Box = { id: string; top: number; bottom: number }
/** What of the window shows the text; `ended`: it is scrolled to its end. */
export type View = { top: number; bottom: number; ended: boolean }

/** So much of a clause must still be seen at the top for it to be the one that is read, in pixels. */
const seen = 48

/**
 * The clause that is being read or written: the one that was last gone to, as long as it is in view; else the first in view, and at the end of the text the last, which never comes
 * to the top. Null where none is in view.
 */
export function clauseRead(boxes: readonly Box[], { top, bottom, ended }: View, chosen: string | null): string | null {
  const inView = boxes.filter(box => box.bottom > top && box.top < bottom)
  if (inView.some(({ id }) => id === chosen)) return chosen
  return (ended ? inView.at(-1) : inView.find(box => box.bottom > top + seen) ?? inView[0])?.id ?? null
}
