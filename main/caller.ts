/** From where paths count: npm runs a script in the folder of the project, and names where the caller stands; what another script runs stands there itself. */
export function callerFolder(script: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: caller } = process.env
  return running === script && caller ? caller : process.cwd()
}
