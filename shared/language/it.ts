// One file of words for each room; every key stands in both languages, plurals with _one, _many and _other.
export { default as app } from './it/app.json' with { type: 'json' }
export { default as errors } from './it/errors.json' with { type: 'json' }
export { default as members } from './it/members.json' with { type: 'json' }
export { default as organisations } from './it/organisations.json' with { type: 'json' }
export { default as papers } from './it/papers.json' with { type: 'json' }
export { default as history } from './it/history.json' with { type: 'json' }
export { default as workspace } from './it/workspace.json' with { type: 'json' }
export { default as imports } from './it/imports.json' with { type: 'json' }
export { default as components } from './it/components.json' with { type: 'json' }
export { default as shell } from './it/shell.json' with { type: 'json' }
export { default as clusters } from './it/clusters.json' with { type: 'json' }
export { default as home } from './it/home.json' with { type: 'json' }
export { default as quality } from './it/quality.json' with { type: 'json' }
export { default as duplicates } from './it/duplicates.json' with { type: 'json' }
export { default as people } from './it/people.json' with { type: 'json' }
export { default as documents } from './it/documents.json' with { type: 'json' }
export { default as views } from './it/views.json' with { type: 'json' }
