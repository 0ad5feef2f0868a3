// What the first screen and the frame around every room say: read before anything is drawn.
export { default as app } from '../en/app.json' with { type: 'json' }
export { default as errors } from '../en/errors.json' with { type: 'json' }
export { default as organisations } from '../en/organisations.json' with { type: 'json' }
export { default as papers } from '../en/papers.json' with { type: 'json' }
export { default as history } from '../en/history.json' with { type: 'json' }
export { default as workspace } from '../en/workspace.json' with { type: 'json' }
export { default as components } from '../en/components.json' with { type: 'json' }
export { default as home } from '../en/home.json' with { type: 'json' }
export { default as supplierStates } from '../en/supplierStates.json' with { type: 'json' }
export { default as help } from '../en/help.json' with { type: 'json' }
