/**
 * A module next to the one that asks (give `import.meta.url`), as source (`.ts`) or built (`.js`): `beside(import.meta.url,
 * './worker')`. Compilers do not rewrite the address of a worker, so that it must be made where it runs.
 */
export const beside = (self: string, name: string): URL => new URL(name + self.slice(self.lastIndexOf('.')), self)

/** The folder of package.json and `resources/`: one up from `main/`, two up from `out/main/`; inside the archive too. */
export const root = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url)
