import { List, Stack, Table, Text, Title } from '@mantine/core'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { useFormats, useWords } from '../../app/language.ts'

/** Contacts and certificates as they are known; they are edited in a later release. */
export function PeopleTab({ record }: { record: OrganisationRecord }) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <Stack gap="lg">
      <section aria-labelledby="contacts">
        <Title order={2} size="h4" id="contacts" mb="xs">{t('members:record.contacts')}</Title>
        {record.contacts.length === 0 ? <Text>{t('members:record.noContacts')}</Text> : (
          <List>{record.contacts.map(({ id, name, role }) => <List.Item key={id}>{role ? `${name}, ${role}` : name}</List.Item>)}</List>
        )}
      </section>
      <section aria-labelledby="certificates">
        <Title order={2} size="h4" id="certificates" mb="xs">{t('members:record.certificates')}</Title>
        {record.documents.length === 0 ? <Text>{t('members:record.noCertificates')}</Text> : (
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-labelledby': 'certificates' } }}>
            <Table>
              <Table.Thead>
                <Table.Tr>{(['certificateType', 'number', 'expiresOn', 'verified'] as const).map(field => <Table.Th key={field} scope="col">{t(`members:field.${field}`)}</Table.Th>)}</Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {record.documents.map(one => (
                  <Table.Tr key={one.id}>
                    <Table.Td>{one.type}</Table.Td>
                    <Table.Td>{one.number ?? ''}</Table.Td>
                    <Table.Td>{one.expiresOn ? day(one.expiresOn) : t('members:record.unknownDay')}</Table.Td>
                    <Table.Td>{t(one.verified ? 'members:record.verified' : 'members:toVerify')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </section>
    </Stack>
  )
}
