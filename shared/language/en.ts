// One file of words for each room; every key stands in both languages, plurals with _one, _many and _other.
export { default as app } from './en/app.json' with { type: 'json' }
export { default as errors } from './en/errors.json' with { type: 'json' }
export { default as members } from './en/members.json' with { type: 'json' }
export { default as organisations } from './en/organisations.json' with { type: 'json' }
export { default as papers } from './en/papers.json' with { type: 'json' }
export { default as history } from './en/history.json' with { type: 'json' }
export { default as workspace } from './en/workspace.json' with { type: 'json' }
export { default as imports } from './en/imports.json' with { type: 'json' }
export { default as components } from './en/components.json' with { type: 'json' }
export { default as shell } from './en/shell.json' with { type: 'json' }
export { default as clusters } from './en/clusters.json' with { type: 'json' }
export { default as home } from './en/home.json' with { type: 'json' }
export { default as quality } from './en/quality.json' with { type: 'json' }
export { default as duplicates } from './en/duplicates.json' with { type: 'json' }
export { default as people } from './en/people.json' with { type: 'json' }
export { default as documents } from './en/documents.json' with { type: 'json' }
export { default as views } from './en/views.json' with { type: 'json' }
