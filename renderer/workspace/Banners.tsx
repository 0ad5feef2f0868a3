import { Alert, Box, Button, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle, IconDeviceUsb, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { registerKind } from '../../shared/seals.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { saveCopy } from './copies.ts'

/** What the person must know before going on: damage that was met, how the last run ended, the weekly copy. The last two can be put off. */
export function Banners() {
  const t = useWords()
  const { instant } = useFormats()
  const state = useRead('workspace.state', {})
  const [later, setLater] = useState(false)
  const [seen, setSeen] = useState(false)
  if (state.data?.state !== 'open') return null
  const { copyDue, damaged, brokenSeals, lastCopy, recovered, name } = state.data
  return (
    <>
      {damaged ? (
        <Alert role="alert" variant="outline" color="red" p="xs" icon={<IconAlertTriangle aria-hidden />} mb="sm" title={t('workspace:damaged.title')}>
          {t('workspace:damaged.text')}
        </Alert>
      ) : null}
      {brokenSeals.length > 0 ? (
        <Alert role="alert" variant="outline" color="red" p="xs" icon={<IconAlertTriangle aria-hidden />} mb="sm" title={t('workspace:brokenSeals.title', { count: brokenSeals.length })}>
          {t('workspace:brokenSeals.text')}
          <List size="sm">{brokenSeals.slice(0, 10).map(broken => <List.Item key={`${broken.register} ${broken.number}`}>{t(`workspace:brokenSeals.${broken.what}`, { register: t(`workspace:register.${registerKind(broken.register) ?? 'other'}`), number: broken.number })}</List.Item>)}</List>
        </Alert>
      ) : null}
      {recovered && !seen ? (
        <Alert variant="outline" color="lagoon" p="xs" icon={<IconShieldCheck aria-hidden />} mb="sm" title={t('workspace:recovered.title')} withCloseButton closeButtonLabel={t('close')} onClose={() => setSeen(true)}>
          {t('workspace:recovered.text')}
        </Alert>
      ) : null}
      {copyDue && !later ? (
        <Alert variant="outline" color="orange" p="xs" icon={<IconDeviceUsb aria-hidden />} mb="sm">
          <Group gap="xs">
            <Box flex="1 1 20rem">
              <Text size="sm" fw={600}>{t('workspace:copyDue.title')}</Text>
              <Text size="xs">{lastCopy ? t('workspace:copyDue.since', { at: instant(lastCopy) }) : t('workspace:copyDue.never')}</Text>
            </Box>
            <Button size="compact-sm" onClick={() => { void saveCopy(name) }}>{t('workspace:copy.save')}</Button>
            <Button size="compact-sm" variant="default" onClick={() => setLater(true)}>{t('workspace:copyDue.later')}</Button>
          </Group>
        </Alert>
      ) : null}
    </>
  )
}
