// What the first screen and the frame around every room say: read before anything is drawn.
export { default as app } from '../it/app.json' with { type: 'json' }
export { default as errors } from '../it/errors.json' with { type: 'json' }
export { default as organisations } from '../it/organisations.json' with { type: 'json' }
export { default as papers } from '../it/papers.json' with { type: 'json' }
export { default as history } from '../it/history.json' with { type: 'json' }
export { default as workspace } from '../it/workspace.json' with { type: 'json' }
export { default as components } from '../it/components.json' with { type: 'json' }
export { default as home } from '../it/home.json' with { type: 'json' }
export { default as supplierStates } from '../it/supplierStates.json' with { type: 'json' }
export { default as help } from '../it/help.json' with { type: 'json' }
