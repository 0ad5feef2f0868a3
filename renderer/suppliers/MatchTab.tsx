import { Anchor, Group, MultiSelect, Paper, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Match } from '../../shared/suppliers/records.ts'
import { tiers } from '../../shared/suppliers/scheme.ts'
import { categoryInWords } from '../../shared/suppliers/list.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { StateMark } from './StateMark.tsx'
import styles from './suppliers.module.css'
import { useSchemeInForce } from './useSupplier.ts'
import { useCategoryChoices, useDocumentNames } from './words.ts'

/** A member's need and who can meet it: qualified suppliers by name, without scores or reasons. */
export function MatchTab() {
  const t = useWords()
  const { number } = useFormats()
  const categories = useCategoryChoices()
  const nameOf = useDocumentNames()
  const scheme = useSchemeInForce()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 150)
  const [categoryIds, setCategories] = useState<string[]>([])
  const [tier, setTier] = useState<string | null>(null)
  const [province, setProvince] = useState('')
  const [documents, setDocuments] = useState<string[]>([])
  const known = tiers.find(one => one === tier)
  const { data, error, refetch } = useRead('suppliers.match', {
    ...(asked ? { text: asked } : {}), ...(categoryIds.length > 0 ? { categoryIds } : {}), ...(known ? { tier: known } : {}), ...(province.trim() ? { province: province.trim() } : {}), ...(documents.length > 0 ? { documents } : {}), limit: 200,
  }, { keep: true })
  const codes = [...new Set((scheme?.content.requirements ?? []).map(({ document }) => document).concat((scheme?.content.criteria ?? []).flatMap(({ certificates }) => certificates)))]
  return (
    <Stack gap="md" pb="xl">
      <Text size="sm">{t('suppliers:screen.match.about')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 5 }} className={styles['asked'] ?? ''}>
        <TextInput label={t('suppliers:screen.match.text')} placeholder={t('suppliers:screen.match.textPlaceholder')} value={text} maxLength={200} onChange={event => setText(event.currentTarget.value)} />
        <MultiSelect label={t('suppliers:screen.match.categories')} placeholder={categoryIds.length === 0 ? t('suppliers:screen.allCategories') : ''} data={categories} limit={100} searchable clearable value={categoryIds} onChange={setCategories} nothingFoundMessage={t('nothingFound')} clearButtonProps={{ 'aria-label': t('suppliers:screen.allCategories') }} />
        <MultiSelect label={t('suppliers:screen.match.documents')} placeholder={documents.length === 0 ? t('suppliers:screen.match.anyDocument') : ''} data={codes.map(value => ({ value, label: nameOf(value) }))} limit={100} searchable value={documents} onChange={setDocuments} nothingFoundMessage={t('nothingFound')} />
        <Select label={t('suppliers:column.tier')} placeholder={t('suppliers:screen.match.anyTier')} data={tiers.map(value => ({ value, label: t(`suppliers:tier.${value}`) }))} clearable value={tier} onChange={setTier} clearButtonProps={{ 'aria-label': t('suppliers:screen.match.anyTier') }} />
        <TextInput label={t('suppliers:column.province')} placeholder={t('suppliers:screen.match.anyProvince')} value={province} maxLength={10} onChange={event => setProvince(event.currentTarget.value)} />
      </SimpleGrid>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data ? <Text size="sm" role="status">{t('suppliers:screen.match.count', { count: data.matches.length, n: number(data.matches.length) })}</Text> : null}
      {data?.matches.length === 0 ? <EmptyState title={t('suppliers:screen.match.none')}>{t('suppliers:screen.match.noneText')}</EmptyState> : null}
      <SimpleGrid cols={{ base: 1, md: 2 }} component="ul" className="desk-plain-list">{data?.matches.map(match => <Found key={match.supplierId} match={match} nameOf={nameOf} />)}</SimpleGrid>
      <Text size="sm" c="dimmed">{t('suppliers:screen.match.free')}</Text>
    </Stack>
  )
}

function Found({ match, nameOf }: { match: Match; nameOf: (code: string) => string }) {
  const t = useWords()
  const { language, day } = useFormats()
  const { supplierId, name, municipality, province, country, description, categories, documents } = match
  return (
    <Paper withBorder p="sm" component="li">
      <Title order={2} size="h5"><Anchor inherit renderRoot={props => <Link to="/suppliers/$id" params={{ id: supplierId }} {...props} />}>{name}</Anchor></Title>
      <Text size="sm" c="dimmed">{[municipality, province ? `(${province})` : null, country === 'IT' ? null : country].filter(Boolean).join(' ')}</Text>
      {description ? <Text size="sm" mt={4} className={styles['preserve'] ?? ''}>{description}</Text> : null}
      {categories.map(category => (
        <Group key={category.id} gap="sm" mt={4}>
          <Text size="sm">{categoryInWords(category, language)}</Text><Text size="sm" component="div"><StateMark state={category.state} /></Text>
          {category.validUntil ? <Text size="xs" c="dimmed">{t('suppliers:screen.until', { day: day(category.validUntil) })}</Text> : null}
        </Group>
      ))}
      {documents.length > 0 ? <Text size="xs" mt={4}>{t('suppliers:screen.match.good', { documents: documents.map(nameOf).join(', ') })}</Text> : null}
    </Paper>
  )
}
