import type { Page } from 'playwright'

/** Holds the calls of a procedure back until `letGo`: before they are made, or their answers. */
export const hold = (page: Page, procedure: string, what: 'calls' | 'answers'): Promise<void> => page.evaluate(([name, held]) => {
  const { deskCall } = window
  const go = new Promise<void>(done => { addEventListener('let-go', () => { window.deskCall = deskCall; done() }) })
  window.deskCall = async text => {
    const meant = text.includes(`"${name}"`)
    if (meant && held === 'calls') await go
    const answer = await deskCall(text)
    if (meant && held === 'answers') await go
    return answer
  }
}, [procedure, what] as const)

export const letGo = (page: Page): Promise<boolean> => page.evaluate(() => dispatchEvent(new Event('let-go')))
