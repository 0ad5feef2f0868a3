// Floors and rooms kept apart (DESIGN 3). A floor is main, renderer or shared; a room is a folder of one name on two of them.
const { existsSync, readdirSync, readFileSync } = require('node:fs')

const ground = {
  main: ['core', 'database', 'press', 'reader', 'resources'],
  renderer: ['app', 'components'],
}

const folders = floor => (existsSync(floor) ? readdirSync(floor, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name) : [])
const rooms = [...new Set(Object.entries(ground).flatMap(([floor, names]) => folders(floor).filter(name => !names.includes(name))))]

// What a room uses beside those that its contract is made of.
const besides = {
  // a new workspace starts with its agency and its first cluster, or with the sample district
  workspace: ['organisations', 'suppliers', 'checklists', 'policies', 'meetings'],
  // documents are counted by their state, and duplicates are a tab of data quality
  home: ['documents'], quality: ['documents', 'duplicates'],
  // what a supplier is asked for is in the documents room, and its record shows the firm's checklists
  suppliers: ['documents', 'checklists'],
  // what a merge moves is called as the history calls it
  duplicates: ['history'],
  // the history of a record calls types of documents and categories of suppliers as their rooms do
  history: ['documents', 'suppliers'],
  // a firm that is written is compared with those that are there; its record shows its people, its documents and its checklists, and links are called as the history calls them
  members: ['duplicates', 'people', 'documents', 'checklists', 'history'],
  // a paper of a meeting is a file as a document has
  meetings: ['documents'],
}

/** The rooms that a room may use on every floor: those that its own file in shared/ imports at its top. */
function listed(room) {
  const file = `shared/${room}.ts`
  const extra = besides[room] ?? []
  if (!existsSync(file)) return extra
  return [...extra, ...readFileSync(file, 'utf8').matchAll(/^(?:import|export) .*from '\.\/(\w+)\.ts'$/gm).map(match => match[1]).filter(name => rooms.includes(name))]
}

// What a room lends to all: the agency's letterhead stands on every paper, saved views over every list, which prints as it is seen,
// the history on the page of every record.
const lent = ['main/workspace/letterhead.ts', 'renderer/views/ViewTabs.tsx', 'renderer/views/ViewExport.tsx', 'renderer/views/useListView.ts', 'renderer/history/RecordHistory.tsx', 'renderer/history/WithHistory.tsx']

const any = names => `(?:${names.join('|')})`

const apart = rooms.flatMap(room => {
  const foreign = rooms.filter(other => other !== room && !listed(room).includes(other))
  return foreign.length === 0 ? [] : [{
    name: `room-${room}`,
    comment: `The room ${room} may use the ground and the rooms that shared/${room}.ts imports.`,
    severity: 'error',
    from: { path: `^(?:main|renderer)/${room}/` },
    to: { path: `^(?:main|renderer)/${any(foreign)}/`, pathNot: lent.map(file => `^${file.replaceAll('.', '\\.')}$`) },
  }]
})

module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure', severity: 'error', comment: 'shared/ knows neither floor.',
      from: { path: '^shared/' }, to: { path: '^(?:main|renderer|tests|resources)/' },
    },
    {
      name: 'shared-without-node', severity: 'error', comment: 'shared/ runs in the window as well.',
      from: { path: '^shared/' }, to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-without-shell', severity: 'error', comment: 'shared/ imports no shell, no window, no database.',
      from: { path: '^shared/' }, to: { path: 'node_modules/(?:electron|react|react-dom|@mantine|@tanstack|playwright|better-sqlite3|kysely)(?:/|$)' },
    },
    {
      name: 'renderer-not-main', severity: 'error', comment: 'The window speaks to the core through the contract only.',
      from: { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' }, to: { path: '^(?:main|tests)/' },
    },
    {
      name: 'renderer-without-node', severity: 'error', comment: 'The window is a page.',
      from: { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' }, to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-without-the-disk', severity: 'error', comment: 'Database, papers and shells are not the window\'s.',
      from: { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' },
      to: { path: 'node_modules/(?:electron|playwright|playwright-core|better-sqlite3|kysely|exceljs|pdfmake|fontkit|@e965|vite)(?:/|$)' },
    },
    {
      name: 'main-not-renderer', severity: 'error', comment: 'The core asks nothing of a window.',
      from: { path: '^main/' }, to: { path: '^(?:renderer|tests)/' },
    },
    {
      name: 'main-without-react', severity: 'error', comment: 'Papers are data, not components.',
      from: { path: '^main/' }, to: { path: 'node_modules/(?:react|react-dom|@mantine|@tanstack)(?:/|$)' },
    },
    {
      name: 'electron-in-two-files', severity: 'error', comment: 'Only electron.ts and preload.ts import electron.',
      from: { path: '^(?:main|renderer|shared)/', pathNot: '^main/(?:electron|preload)\\.ts$' }, to: { path: '(?:^|node_modules/)electron(?:/|$)' },
    },
    {
      name: 'playwright-in-one-file', severity: 'error', comment: 'Only browser.ts imports playwright; its types are free.',
      from: { path: '^(?:main|renderer|shared)/', pathNot: '^main/browser\\.ts$' },
      to: { path: 'node_modules/(?:playwright|playwright-core)(?:/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reader-without-database', severity: 'error', comment: 'Whoever parses foreign files has no connection.',
      from: { path: '^main/reader/' }, to: { path: '^main/(?:core|database|press)/|node_modules/(?:better-sqlite3|kysely)(?:/|$)' },
    },
    {
      name: 'ground-below-rooms', severity: 'error', comment: 'The ground carries the rooms and does not know them; core/ and app/ put them together.',
      from: { path: '^(?:main/(?:database|reader)|renderer/components)/' }, to: { path: `^(?:main|renderer)/${any(rooms.length > 0 ? rooms : ['-'])}/` },
    },
    {
      name: 'what-ships-is-installed', severity: 'error',
      comment: 'What ships unbundled needs its packages under "dependencies"; type imports and what runs from source only are free.',
      from: { path: '^(?:main|shared)/', pathNot: '^main/(?:(?:browser|build|start|demo)\\.|resources/)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/electron/' },
    },
    {
      name: 'product-without-tests', severity: 'error', comment: 'Nothing that ships or runs imports a test.',
      from: { pathNot: '^tests/' }, to: { path: '^tests/' },
    },
    {
      name: 'no-cycle', severity: 'error', comment: 'Modules that need each other at run time are one module. Types may point back.',
      from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable', severity: 'error', comment: 'Every import leads somewhere.',
      from: {}, to: { couldNotResolve: true },
    },
    ...apart,
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    // Types count: a type of main/ in the window ties the floors together as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
