// What the rooms say: read with the first of them that is opened.
export { default as members } from '../en/members.json' with { type: 'json' }
export { default as imports } from '../en/imports.json' with { type: 'json' }
export { default as shell } from '../en/shell.json' with { type: 'json' }
export { default as clusters } from '../en/clusters.json' with { type: 'json' }
export { default as quality } from '../en/quality.json' with { type: 'json' }
export { default as duplicates } from '../en/duplicates.json' with { type: 'json' }
export { default as people } from '../en/people.json' with { type: 'json' }
export { default as documents } from '../en/documents.json' with { type: 'json' }
export { default as checklists } from '../en/checklists.json' with { type: 'json' }
export { default as views } from '../en/views.json' with { type: 'json' }
export { default as groups } from '../en/groups.json' with { type: 'json' }
export { default as meetings } from '../en/meetings.json' with { type: 'json' }
export { default as meetingPapers } from '../en/meetingPapers.json' with { type: 'json' }
export { default as policies } from '../en/policies.json' with { type: 'json' }
export { default as suppliers } from '../en/suppliers.json' with { type: 'json' }
export { default as supplierPapers } from '../en/supplierPapers.json' with { type: 'json' }
