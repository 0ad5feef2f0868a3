/** Work in stages, each of which takes a while. What is thrown into them between two ends them, and they tidy up. */
export type Stages<T> = Generator<void, T, void>

/** Goes through all stages without a pause. */
export function atOnce<T>(stages: Stages<T>): T {
  for (;;) {
    const { done, value } = stages.next()
    if (done) return value
  }
}

/** Goes through the stages with a pause between; what a pause throws ends them there. */
export async function withPauses<T>(stages: Stages<T>, pause: () => Promise<void>): Promise<T> {
  let at = stages.next()
  while (!at.done) at = await pause().then(() => stages.next(), (error: unknown) => stages.throw(error))
  return at.value
}
