import type { Page } from 'playwright'
import * as en from '../../shared/language/en.ts'
import * as it from '../../shared/language/it.ts'
import type { TestDesk } from './window.ts'

/** Every screen that has an address of its own, without the records. */
export const screens = [
  '/groups', '/meetings', '/meetings?as=calendar', '/meetings/decisions', '/actions',
  '/', '/members', '/members/import', '/people', '/documents', '/documents/types',
  '/suppliers', '/suppliers?show=board', '/suppliers?show=due', '/suppliers?show=matrix', '/suppliers?show=match', '/suppliers?show=published', '/suppliers?show=decisions', '/suppliers/scheme',
  '/policies', '/suppliers/import', '/checklists', '/checklists/questionnaires', '/checklists/guidelines',
  '/quality', '/quality?tab=duplicates', '/quality?tab=duplicates&of=people', '/clusters', '/clusters?cluster=prato-textile', '/history',
  '/history?tab=bin', '/backups', '/settings', '/about', '/nowhere',
] as const

/** The screens of one record of each kind, of those that the sample district has. */
export async function recordScreens(desk: TestDesk): Promise<string[]> {
  const { rows: [member] } = await desk.call('members.list', { limit: 1 })
  const { rows: [person] } = await desk.call('people.list', { limit: 1 })
  const { rows: [document] } = await desk.call('documents.list', { limit: 1 })
  const { bodies: [body] } = await desk.call('groups.list', {})
  const { rows: [meeting] } = await desk.call('meetings.list', { limit: 1 })
  const meetings = ['prepare', 'hold', 'finish'].map(mode => `/meetings/${meeting?.id ?? ''}?mode=${mode}`)
  const bodies = ['seats', 'rules', 'texts', 'data', 'stakeholders', 'history'].map(tab => `/groups/${body?.id ?? ''}?tab=${tab}`)
  const { rows: [supplier] } = await desk.call('suppliers.list', { state: 'scoring', limit: 1 })
  const supplierId = supplier?.supplierId ?? ''
  const { rows: [assessment] } = await desk.call('checklists.list', { filter: { alarms: { from: 1 } }, limit: 1 })
  const { rows: policies } = await desk.call('policies.list', { limit: 100 })
  const policyOf = (scope: 'cluster' | 'firm') => { const found = policies.find(one => one.scope === scope); if (!found) throw new Error('the sample has no such policy'); return found.id }
  const { consultations: [consultation] } = await desk.call('policies.get', { id: policyOf('cluster') })
  const policyTabs = [
    ...(['cluster', 'firm'] as const).flatMap(scope => ['text', 'comparison', 'consultation', ...(scope === 'cluster' ? ['coverage'] : ['drift', 'acceptances'])].map(tab => `/policies/${policyOf(scope)}?tab=${tab}`)),
    ...['text', 'consultation'].map(tab => `/policies/${policyOf('cluster')}?tab=${tab}&version=${consultation?.versionId ?? '?'}`),
  ]
  const tabs = ['data', 'figures', 'memberships', 'people', 'documents', 'checklists', 'links', 'history']
  return [
    ...bodies, ...meetings, ...policyTabs,
    ...tabs.map(tab => `/members/${member?.organisationId ?? ''}?tab=${tab}`), ...['', '?tab=history'].flatMap(part => [`/people/${person?.personId ?? ''}${part}`, `/documents/${document?.id ?? ''}${part}`]),
    ...['qualifications', 'checklists', 'members', 'data'].map(tab => `/suppliers/${supplierId}?tab=${tab}`), `/suppliers/${supplierId}/score/${supplier?.qualificationId ?? ''}`,
    ...['', '?element=3'].map(part => `/checklists/${assessment?.id ?? ''}${part}`),
  ]
}

export async function go(page: Page, screen: string): Promise<void> {
  await page.goto(new URL(`#${screen}`, page.url()).href)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Parts that are wider than where they stand, without a way to scroll there. */
export const cutOff = (page: Page): Promise<string[]> => page.evaluate(() => {
  const clipped = [...document.querySelectorAll<HTMLElement>('body, main, header, nav, button, h1, h2, h3, label, [role=dialog]')]
    .filter(element => element.getClientRects().length > 0 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'auto'
      && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).overflowX !== 'visible')
  return clipped.map(element => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`)
})

/** Where a window is narrow: a screen that scrolls sideways, buttons and tabs whose words are cut, or that stand outside of what is seen. Lists and drawings scroll in a place of their own. */
export const cramped = (page: Page): Promise<string[]> => page.evaluate(() => {
  const scrolls = (element: Element | null): boolean => element !== null && !element.matches('[data-pane=main], body') && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  const wide = [document.documentElement, ...document.querySelectorAll('[data-pane=main], .mantine-Modal-content, .mantine-Modal-body, .mantine-Drawer-content')].filter(element => element.scrollWidth > element.clientWidth + 1)
  const seen = [...document.querySelectorAll<HTMLElement>('button, a.mantine-Button-root, [role=tab], .mantine-Button-label, .mantine-SegmentedControl-innerLabel')].filter(element => element.checkVisibility() && !scrolls(element.parentElement))
  const cut = seen.filter(element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'hidden')
  const outside = seen.filter(element => { const { left, right, width } = element.getBoundingClientRect(); return width > 1 && (left < -1 || right > innerWidth + 1) })
  return [...wide.map(element => `sideways: ${element.tagName} ${element.className}`), ...cut.map(element => `cut: ${element.textContent}`), ...outside.map(element => `outside: ${element.textContent || element.ariaLabel}`)]
})

/** Every piece of text that the screen shows or says. */
const said = (page: Page): Promise<string[]> => page.evaluate(() => [
  ...document.body.innerText.split('\n'),
  ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap(element =>
    ['aria-label', 'title', 'placeholder', 'alt'].flatMap(name => element.getAttribute(name) ?? [])),
].map(text => text.trim()).filter(Boolean))

const wordsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []

/** Words of one language that the other does not have: on a screen of the other they are a mistake. */
function foreignTo(own: typeof it | typeof en, other: typeof it | typeof en): ReadonlySet<string> {
  const theirs = new Set(wordsIn({ ...other }))
  return new Set(wordsIn({ ...own }).filter(word => /\p{L}{4}/u.test(word) && !word.includes('{{') && !theirs.has(word)))
}
const foreign = { it: foreignTo(en, it), en: foreignTo(it, en) }
const keyLike = /^[a-z][A-Za-z]*(?::|\.)[a-z][A-Za-z]*(?:\.[\w-]+)*$/

/** Words of the sample's agenda: written into it in the language of the agency when the meeting was made, and its own from then on. */
const stored = new Set(['Comunicazioni', 'Varie ed eventuali'])

/** What of a screen's texts should not stand on it in that language: words of the other one, keys without words, and words without their values. */
export const wrongWords = async (page: Page, language: 'it' | 'en'): Promise<string[]> =>
  (await said(page)).filter(text => (foreign[language].has(text) && !stored.has(text) && text !== 'English' && text !== 'Italiano') || (keyLike.test(text) && !text.endsWith('.desk')) || text.includes('{{'))

/**
 * What a contrast theme does not show, there being no colours of ours: a chosen one (room, tab, view, part of a switch, row) that looks as those that are not
 * chosen, and a button without an edge.
 */
export const untold = (page: Page): Promise<string[]> => page.evaluate(() => {
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const drawn = (element: Element) => {
    const style = getComputedStyle(element)
    return ['color', 'backgroundColor', 'borderTopWidth', 'borderBottomWidth', 'borderTopColor', 'borderBottomColor', 'outlineStyle', 'outlineColor', 'textDecorationLine'].map(name => style.getPropertyValue(name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`))).join(' ')
  }
  const kinds: [on: string, off: string][] = [
    ['nav [aria-current]', 'nav a:not([aria-current])'],
    ['[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]'],
    // the eye of a passphrase is open or crossed out
    ['button[aria-pressed=true]:not(.mantine-PasswordInput-visibilityToggle)', 'button[aria-pressed=false]'],
    ['.mantine-SegmentedControl-label[data-active]', '.mantine-SegmentedControl-label:not([data-active])'],
    ['[role=row][aria-selected=true]', '[role=row][aria-selected=false]'],
    ['[role=option][aria-selected=true]', '[role=option][aria-selected=false]'],
  ]
  const alike = kinds.flatMap(([on, off]) => {
    const others = new Set([...document.querySelectorAll(off)].filter(seen).map(drawn))
    return [...document.querySelectorAll(on)].filter(element => seen(element) && others.has(drawn(element))).map(element => `${on} ${element.textContent.slice(0, 40)}`)
  })
  const bare = [...document.querySelectorAll('.mantine-Button-root, .mantine-ActionIcon-root')].filter(element => {
    const style = getComputedStyle(element)
    return seen(element) && style.forcedColorAdjust !== 'none' && (Number.parseFloat(style.borderTopWidth) < 1 || style.borderTopStyle === 'none' || /^rgba.*, 0\)$|transparent/.test(style.borderTopColor))
  }).map(element => `no edge: ${element.getAttribute('aria-label') ?? element.textContent}`)
  return [...alike, ...bare]
})
