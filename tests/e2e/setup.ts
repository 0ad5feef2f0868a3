import { freshPage } from '../../main/build.ts'
import { testBrowser } from './chromium.ts'

/** Once, before the workers: the page as it is in the sources, and the browser unpacked. */
export default async function setup(): Promise<void> {
  await freshPage()
  await testBrowser()
}
