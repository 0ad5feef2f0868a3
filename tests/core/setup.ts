import { freshMain } from '../../main/build.ts'

/** Before the first test: the core that the tests talk to is the one that ships, and starts twice as fast as its sources. */
export default freshMain
