import { Button, Stepper } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { Waiting } from '../../components/Waiting.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ListStep } from './ListStep.tsx'
import { useImportKind } from './kind.ts'
import { ResultStep, useStanding, type Result } from './ResultStep.tsx'
import { RowsStep } from './RowsStep.tsx'
import { useSession } from './session.ts'

/** From a foreign list to members: file, columns, rows, result. The session is stored: it goes on after a restart. */
export function ImportPage() {
  const t = useWords()
  const session = useSession()
  const { candidates } = useImportKind()
  const [result, setResult] = useState<Result | null>(null)
  const { preview } = session
  const done = result !== null && result.session === session.session
  const standing = useStanding(result?.batch)
  const active = done ? 3 : session.session === undefined ? 0 : session.step === 'columns' ? 1 : 2
  const startOver = () => { setResult(null); session.startOver() }
  return (
    <Page
      title={t(candidates ? 'suppliers:screen.import.title' : 'members:import.title')} width={active === 2 ? 'full' : 'text'} part={done && standing === null ? 'undone' : `${active} ${session.session}`} subtitle={preview?.fileName}
      actions={active === 1 || active === 2 ? <Button variant="default" onClick={startOver}>{t('members:import.otherFile')}</Button> : null}
    >
      <Stepper
        active={active} size="sm" iconSize={28} allowNextStepsSelect={false} wrap
        onStepClick={step => { if (!done && step === 1) session.go('columns'); if (!done && step === 2 && preview) session.go('rows') }}
      >
        {(['file', 'columns', 'rows', 'result'] as const).map((step, index) => (
          <Stepper.Step
            key={step} label={t(`members:import.step.${step}`)} allowStepSelect={!done && session.session !== undefined && (index === 1 || index === 2) && index !== active}
            aria-current={index === active ? 'step' : undefined}
          />
        ))}
      </Stepper>
      {done ? <ResultStep result={result} standing={standing} onOther={startOver} /> : <Current session={session} onDone={setResult} onOther={startOver} />}
    </Page>
  )
}

function Current({ session, onDone, onOther }: { session: ReturnType<typeof useSession>; onDone: (result: Result) => void; onOther: () => void }) {
  const t = useWords()
  const { preview, error, ticket, step } = session
  if (session.session === undefined) return <ListStep onRead={(read, place) => session.take(read, place, 'columns')} />
  if (error) return <ErrorState error={error} retry={session.again}><Button mt="sm" onClick={onOther}>{t('members:import.otherFile')}</Button></ErrorState>
  if (!preview) return <Waiting />
  return step === 'columns'
    ? <ColumnsStep key={preview.session} preview={preview} ticket={ticket} onRead={session.take} onNext={() => session.go('rows')} onOther={onOther} />
    : <RowsStep key={preview.session} preview={preview} onBack={() => session.go('columns')} onDone={onDone} onAgain={session.again} />
}
