import { freshBuild } from '../../main/build.ts'

/** A module of `main/` as it ships: a user's computer takes no types off. Built first where it is stale. */
export async function built<M>(name: 'core/core' | 'reader/reader'): Promise<M> {
  await freshBuild()
  return (await import(new URL(`../../out/main/${name}.js`, import.meta.url).href)) as M
}
