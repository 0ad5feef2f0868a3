// Which of the two this module is: a source in `main/`, or part of what was built into `out/main/` (where it may lie in any file).
const own = import.meta.url
const built = !own.endsWith('.ts')
const folder = built ? 'out/main/' : 'main/'

/** The folder of package.json and `resources/`; inside the archive too. */
export const root = new URL(own.slice(0, own.lastIndexOf(folder)))

/** A module of `main/` by its name there (`press/worker`), as source or built: for what is loaded by its address, which no compiler rewrites. */
export const moduleOf = (name: string): URL => new URL(`${folder}${name}${built ? '.js' : '.ts'}`, root)
