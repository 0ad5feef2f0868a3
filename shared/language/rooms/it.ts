// What the rooms say: read with the first of them that is opened.
export { default as members } from '../it/members.json' with { type: 'json' }
export { default as imports } from '../it/imports.json' with { type: 'json' }
export { default as shell } from '../it/shell.json' with { type: 'json' }
export { default as clusters } from '../it/clusters.json' with { type: 'json' }
export { default as quality } from '../it/quality.json' with { type: 'json' }
export { default as duplicates } from '../it/duplicates.json' with { type: 'json' }
export { default as people } from '../it/people.json' with { type: 'json' }
export { default as documents } from '../it/documents.json' with { type: 'json' }
export { default as checklists } from '../it/checklists.json' with { type: 'json' }
export { default as views } from '../it/views.json' with { type: 'json' }
export { default as groups } from '../it/groups.json' with { type: 'json' }
export { default as meetings } from '../it/meetings.json' with { type: 'json' }
export { default as meetingPapers } from '../it/meetingPapers.json' with { type: 'json' }
export { default as policies } from '../it/policies.json' with { type: 'json' }
export { default as suppliers } from '../it/suppliers.json' with { type: 'json' }
export { default as supplierPapers } from '../it/supplierPapers.json' with { type: 'json' }
