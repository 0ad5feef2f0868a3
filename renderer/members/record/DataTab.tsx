import { Fieldset, SimpleGrid, Stack, TagsInput } from '@mantine/core'
import { checkAteco } from '../../../shared/ateco.ts'
import { atecoEditions, chainPlaces, legalForms, organisationKinds } from '../../../shared/organisations/codes.ts'
import { normaliseTaxCode } from '../../../shared/taxCode.ts'
import { normaliseVat } from '../../../shared/vat.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { Explained } from '../../components/Explained.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../components/fields.tsx'
import { LikeHint } from '../../duplicates/LikeHint.tsx'
import { atecoWords, emailWarning, taxCodeWarning, vatWarning } from './checks.ts'
import { countryChoices } from './countries.ts'
import { NotesField } from './NotesField.tsx'
import { Sites } from './Sites.tsx'
import type { RecordTab } from './useRecord.ts'

const columns = { base: 1, sm: 2 }

/** The plain fields of an organisation, in the order of a company register's extract. */
export function DataTab({ record, save, refetch }: RecordTab) {
  return (
    <Stack>
      <Identity record={record} save={save} refetch={refetch} />
      <Reach record={record} save={save} refetch={refetch} />
      <Sites record={record} refetch={refetch} />
      <Activity record={record} save={save} refetch={refetch} />
      <NotesField record={record} save={save} refetch={refetch} />
    </Stack>
  )
}

function Identity({ record, save }: RecordTab) {
  const t = useWords()
  const { language } = useFormats()
  const kinds = organisationKinds.map(value => ({ value, label: t(`organisations:kind.${value}`) }))
  const forms = legalForms.map(value => ({ value, label: t(`organisations:legalForm.${value}`) }))
  return (
    <Fieldset legend={t('members:record.identity')}>
      <SimpleGrid cols={columns}>
        <TextField label={t('members:field.name')} required max={300} value={record.name} onSave={(value, seen) => save({ name: value ?? '' }, { name: seen ?? '' })} />
        <ChoiceField label={t('members:field.kind')} choices={kinds} value={record.kind} onSave={(value, seen) => save({ kind: value ?? 'other' }, { kind: seen ?? 'other' })} />
        <ChoiceField label={t('members:field.legalForm')} clearable choices={forms} value={record.legalForm} onSave={(value, seen) => save({ legalForm: value }, { legalForm: seen })} />
        <ChoiceField
          label={t('members:field.country')} choices={countryChoices(language, record.country)} value={record.country}
          onSave={(value, seen) => save({ country: value ?? 'IT' }, { country: seen ?? 'IT' })}
        />
        <Explained of="vatNumber" label={t('members:field.vatNumber')}>
          <TextField
            label={t('members:field.vatNumber')} max={20} tidy={text => normaliseVat(text, record.country)} value={record.vatNumber} warning={vatWarning(record, t)}
            onSave={(value, seen) => save({ vatNumber: value }, { vatNumber: seen })}
          />
        </Explained>
        <TextField
          label={t('members:field.taxCode')} max={20} tidy={normaliseTaxCode} value={record.taxCode} warning={taxCodeWarning(record, t)}
          onSave={(value, seen) => save({ taxCode: value }, { taxCode: seen })}
        />
        <TextField label={t('members:field.rea')} description={t('members:record.reaHint')} max={20} value={record.rea} onSave={(value, seen) => save({ rea: value }, { rea: seen })} />
        <Explained of="sdiCode" label={t('members:field.sdiCode')}>
          <TextField
            label={t('members:field.sdiCode')} description={t('members:record.sdiHint')} max={7} tidy={text => text.trim().toUpperCase()} value={record.sdiCode}
            onSave={(value, seen) => save({ sdiCode: value }, { sdiCode: seen })}
          />
        </Explained>
      </SimpleGrid>
      <LikeHint like={numbersOf(record)} />
    </Fieldset>
  )
}

/** By its numbers alone a record is told to be there twice as soon as one of them is written; the names alike stand with the duplicates. */
const numbersOf = ({ id, country, vatNumber, taxCode, rea }: RecordTab['record']) =>
  ({ id, country, ...(vatNumber === null ? {} : { vatNumber }), ...(taxCode === null ? {} : { taxCode }), ...(rea === null ? {} : { rea }) })

function Reach({ record, save }: RecordTab) {
  const t = useWords()
  return (
    <Fieldset legend={t('members:record.reach')}>
      <SimpleGrid cols={columns}>
        <TextField label={t('members:field.pec')} max={200} value={record.pec} warning={emailWarning(record.pec, t)} onSave={(value, seen) => save({ pec: value }, { pec: seen })} />
        <TextField label={t('members:field.email')} max={200} value={record.email} warning={emailWarning(record.email, t)} onSave={(value, seen) => save({ email: value }, { email: seen })} />
        <TextField label={t('members:field.phone')} max={100} value={record.phone} onSave={(value, seen) => save({ phone: value }, { phone: seen })} />
        <TextField label={t('members:field.website')} max={300} value={record.website} onSave={(value, seen) => save({ website: value }, { website: seen })} />
        <TextAreaField
          label={t('members:field.otherEmails')} description={t('members:record.otherEmailsHint')} rows={2} max={1000} value={record.otherEmails}
          onSave={(value, seen) => save({ otherEmails: value }, { otherEmails: seen })}
        />
      </SimpleGrid>
    </Fieldset>
  )
}

function Activity({ record, save }: RecordTab) {
  const t = useWords()
  const places = chainPlaces.map(value => ({ value, label: t(`organisations:chainPlace.${value}`) }))
  const editions = atecoEditions.map(value => ({ value, label: value }))
  const ateco = atecoWords(record, t)
  return (
    <Fieldset legend={t('members:record.activity')}>
      <SimpleGrid cols={columns}>
        <TextField
          label={t('members:field.atecoCode')} max={20} tidy={text => checkAteco(text).value} value={record.atecoCode} warning={ateco.warning} {...(ateco.division ? { description: ateco.division } : {})}
          onSave={(value, seen) => save({ atecoCode: value }, { atecoCode: seen })}
        />
        <Explained of="atecoEdition" label={t('members:field.atecoEdition')}>
          <ChoiceField label={t('members:field.atecoEdition')} clearable choices={editions} value={record.atecoEdition} onSave={(value, seen) => save({ atecoEdition: value }, { atecoEdition: seen })} />
        </Explained>
        <Explained of="chainPlace" label={t('members:field.chainPlace')}>
          <ChoiceField label={t('members:field.chainPlace')} clearable choices={places} value={record.chainPlace} onSave={(value, seen) => save({ chainPlace: value }, { chainPlace: seen })} />
        </Explained>
        <TextField
          label={t('members:field.ownerGroup')} description={t('members:record.ownerGroupHint')} max={200} value={record.ownerGroup} onSave={(value, seen) => save({ ownerGroup: value }, { ownerGroup: seen })}
        />
        <TagsField tags={record.tags} onSave={tags => save({ tags }, { tags: record.tags })} />
      </SimpleGrid>
    </Fieldset>
  )
}

function TagsField({ tags, onSave }: { tags: string[]; onSave: (tags: string[]) => Promise<unknown> }) {
  const t = useWords()
  const { data } = useRead('members.values', { column: 'tags' })
  const used = (data?.values ?? []).flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []))
  return (
    <TagsInput
      label={t('members:field.tags')} description={t('members:record.tagsHint')} data={used} value={tags} maxTags={50} clearable={false}
      onChange={next => { void attempt(() => onSave(next.map(tag => tag.trim().slice(0, 60)).filter(tag => tag !== ''))) }}
    />
  )
}
