import { Alert, Badge, Button, Group, Select, SimpleGrid, Stack, Tabs, Text, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconFileExport, IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import type { Scheme } from '../../../shared/suppliers/records.ts'
import { schemeContent, schemeProblem, type SchemeContent, type SchemeProblem } from '../../../shared/suppliers/scheme.ts'
import { useRead, useWrite } from '../../app/api.ts'
import { useCommand } from '../../app/commands.tsx'
import { errorWords } from '../../app/errors.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { BackLink } from '../../components/BackLink.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { DraftFound, useDraft } from '../../components/draft.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { Waiting } from '../../components/Waiting.tsx'
import { SupplierPaper, type PaperAsked } from '../SupplierPaper.tsx'
import styles from '../suppliers.module.css'
import { BandsPart } from './BandsPart.tsx'
import { CategoriesPart } from './CategoriesPart.tsx'
import { CriteriaPart } from './CriteriaPart.tsx'
import { KnockOutsPart } from './KnockOutsPart.tsx'
import { RequirementsPart } from './RequirementsPart.tsx'
import { TermsPart } from './TermsPart.tsx'

const parts = ['criteria', 'knockOuts', 'bands', 'requirements', 'categories', 'terms'] as const
type Part = (typeof parts)[number]

/** The criteria as data: weights, knock-outs, bands, documents, risk and terms. A version that was used never changes. */
export function SchemePage() {
  const t = useWords()
  const { data, error, refetch } = useRead('suppliers.schemes.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  const [newest] = data?.schemes ?? []
  const shown = data?.schemes.find(({ id }) => id === chosen) ?? newest
  return (
    <Page title={t('suppliers:screen.scheme.title')} width="wide" actions={<Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={() => setPaper({ kind: 'criteria', title: t('suppliers:screen.scheme.title') })}>{t('suppliers:screen.scheme.print')}</Button>} subtitle={<Stack gap={2}><BackLink to="/suppliers">{t('suppliers:screen.back')}</BackLink><span>{t('suppliers:screen.scheme.subtitle')}</span></Stack>}>
      <SupplierPaper asked={paper} onClose={() => setPaper(null)} />
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data || error ? null : <Waiting />}
      {data && shown ? (
        <>
          <Group align="flex-end" gap="sm">
            <Select
              w={340} label={t('suppliers:screen.scheme.version')} value={shown.id} onChange={setChosen}
              data={data.schemes.map(one => ({ value: one.id, label: t('suppliers:screen.scheme.versionOf', { version: one.version, name: one.name }) }))}
            />
            {shown.id === data.inForce ? <Badge mb={8} variant="outline" color="lagoon" tt="none">{t('suppliers:screen.scheme.inForce')}</Badge> : null}
            {shown.from ? <Text size="sm" mb={8}>{t('suppliers:screen.scheme.from', { day: formatDay(shown.from) })}</Text> : null}
          </Group>
          <SchemeForm key={`${shown.id} ${shown.version}`} scheme={shown} isNewest={shown.id === newest?.id} preset={data.schemes.at(-1)} onSaved={setChosen} />
        </>
      ) : null}
    </Page>
  )
}

/** The day from which what is saved would hold. */
function firstDay({ from }: Scheme, makes: boolean): string {
  if (makes) return formatDay(today())
  return from === null ? '' : formatDay(from)
}

/** A scheme while it is edited. What an earlier run left has every part, though one may still be wrong: that is for the editor to say. */
const edited = z.object({ name: z.string(), from: z.string(), content: z.custom<SchemeContent>(value => typeof value === 'object' && value !== null && Object.keys(schemeContent.shape).every(key => key in value)) })

type FormProps = { scheme: Scheme; isNewest: boolean; /** The first version: what the program begins with. */ preset: Scheme | undefined; onSaved: (id: string) => void }

function SchemeForm({ scheme, isNewest, preset, onSaved }: FormProps) {
  const t = useWords()
  const [name, setName] = useState(scheme.name)
  const [content, setContent] = useState<SchemeContent>(scheme.content)
  const makes = scheme.used || !isNewest
  const [from, setFrom] = useState(firstDay(scheme, makes))
  const [part, setPart] = useState<Part>('criteria')
  const { write, pending, error } = useWrite('suppliers.schemes.save')
  const begins = typedDay(from)
  const problem = schemeProblem(content)
  const changed = name !== scheme.name || JSON.stringify(content) !== JSON.stringify(scheme.content) || (!makes && (begins ?? null) !== scheme.from)
  const ready = changed && problem === null && begins !== undefined && name.trim() !== ''
  const draft = useDraft({
    document: `scheme/${scheme.id}`, stored: { name: scheme.name, from: firstDay(scheme, makes), content: scheme.content }, typing: changed ? { name, from, content } : null, read: value => edited.safeParse(value).data,
    restore: found => { setName(found.name); setFrom(found.from); setContent(found.content) },
  })
  const revert = () => { setContent(scheme.content); setName(scheme.name); setFrom(firstDay(scheme, makes)); draft.forget() }
  const save = async () => {
    if (!ready) return
    const saved = await write({ id: scheme.id, name: name.trim(), from: begins, content }).catch(() => undefined)
    if (!saved) return
    draft.forget()
    onSaved(saved.id)
    showDone(t(saved.made ? 'suppliers:screen.scheme.made' : 'suppliers:screen.scheme.saved', { version: saved.version }), saved.batch)
  }
  useCommand('save', () => { void save() }, { enabled: ready && !pending })
  const props = { content, onChange: (next: Partial<SchemeContent>) => setContent(old => ({ ...old, ...next })) }
  const editors: Record<Part, React.ReactNode> = {
    criteria: <CriteriaPart {...props} />, knockOuts: <KnockOutsPart {...props} />, bands: <BandsPart {...props} />, requirements: <RequirementsPart {...props} />, categories: <CategoriesPart {...props} />, terms: <TermsPart {...props} />,
  }
  return (
    <Stack gap="md">
      {draft.found ? <DraftFound found={draft.found} hint={t('suppliers:screen.scheme.draftHint')} onDiscard={revert} /> : null}
      <SimpleGrid cols={{ base: 1, xs: 2 }} maw="44rem">
        <TextInput label={t('suppliers:field.name')} required value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)} error={name.trim() === '' ? t('field.required') : null} />
        <DayInput label={t('suppliers:field.from')} value={from} onChange={setFrom} />
      </SimpleGrid>
      {makes ? <Alert variant="outline" color="gray">{t('suppliers:screen.scheme.makes')}</Alert> : null}
      <Tabs value={part} onChange={next => setPart(parts.find(one => one === next) ?? part)} keepMounted={false}>
        <Tabs.List aria-label={t('suppliers:screen.parts')}>{parts.map(one => <Tabs.Tab key={one} value={one}>{t(`suppliers:screen.scheme.part.${one}`)}</Tabs.Tab>)}</Tabs.List>
        {parts.map(one => <Tabs.Panel key={one} value={one} pt="md">{editors[one]}</Tabs.Panel>)}
      </Tabs>
      <section className={styles['result']} aria-label={t('suppliers:screen.scheme.state')}>
        <Group justify="space-between" gap="md">
          <Total content={content} />
          <Group gap="xs">
            {preset ? <Button variant="subtle" leftSection={<IconRestore size={18} aria-hidden />} onClick={() => setContent(preset.content)}>{t('suppliers:screen.scheme.preset')}</Button> : null}
            <Button variant="default" disabled={!changed} onClick={revert}>{t('suppliers:screen.scheme.revert')}</Button>
            <Button leftSection={<IconDeviceFloppy size={18} aria-hidden />} loading={pending} disabled={!ready} onClick={() => { void save() }}>{t(makes ? 'suppliers:screen.scheme.saveNew' : 'suppliers:screen.scheme.save')}</Button>
          </Group>
        </Group>
        {problem ? <ProblemLine problem={problem} /> : null}
        {error ? <Alert mt="xs" role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
      </section>
    </Stack>
  )
}

function ProblemLine({ problem: { code, values: { what } } }: { problem: SchemeProblem }) {
  const t = useWords()
  return <Text size="sm" mt={4} className="desk-warning">{`⚠ ${[t(`suppliers:schemeProblem.${code}`), what].filter(Boolean).join(': ')}`}</Text>
}

/** The running total of the weights. */
function Total({ content }: { content: SchemeContent }) {
  const t = useWords()
  const { number } = useFormats()
  const total = Math.round(content.criteria.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100
  return <Text role="status"><Text span className={styles['total'] ?? ''}>{number(total)}</Text> {t(total === 100 ? 'suppliers:screen.scheme.totalGood' : total < 100 ? 'suppliers:screen.scheme.totalLess' : 'suppliers:screen.scheme.totalMore', { rest: number(Math.abs(Math.round((100 - total) * 100) / 100)) })}</Text>
}
