import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './root.ts'
import type { Tickets } from './tickets.ts'

export type Served = { status: number; headers: Record<string, string>; body: Buffer<ArrayBuffer> }

/** Only what comes from the app itself runs or loads; styles are also injected into the page by its components. */
export const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
  "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.pdf': 'application/pdf',
}

/** The built page. */
export const pageFolder = fileURLToPath(new URL('out/renderer', root))

const served = (status: number, type: string, body: Buffer<ArrayBuffer>): Served => ({
  status,
  body,
  headers: {
    'content-type': type, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
  },
})
/** With a body: a navigation that gets an empty 404 shows the browser's own error page instead. */
const notFound = () => served(404, 'text/plain; charset=utf-8', Buffer.from('Not found'))

/** Undoes percent signs; null where they say nothing, or hide the end of a name. */
function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** What the window shows of files: nothing that could run. */
const shown: Record<string, string> = {
  '.pdf': 'application/pdf', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp',
}

/** The bytes of a PDF or a picture that the core wrote for this window; nothing else leaves the disk this way. */
async function blob(ticket: string, tickets: Tickets): Promise<Served> {
  const path = tickets.resolve(ticket, 'read', 'core')
  const type = path && shown[extname(path).toLowerCase()]
  return path && type ? served(200, type, await readFile(path)) : notFound()
}

/**
 * Answers the page's requests for both shells: the files of the built page, and `/blob/<ticket>`. It takes the path of the
 * address as it came, and never throws.
 */
export function createServe(tickets: Tickets, folder: string = pageFolder): (path: string) => Promise<Served> {
  return async path => {
    const wanted = decoded(path)
    if (wanted === null) return notFound()
    try {
      if (wanted.startsWith('/blob/')) return await blob(wanted.slice('/blob/'.length), tickets)
      const file = join(folder, wanted === '/' ? 'index.html' : wanted)
      if (!file.startsWith(folder + sep)) return notFound()
      return served(200, types[extname(file)] ?? 'application/octet-stream', await readFile(file))
    } catch {
      return notFound()
    }
  }
}
