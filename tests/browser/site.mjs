// A built site: its pages, which sort each of them is, and a server that sends them the way a
// municipality's host would, with the strict headers as real headers.

import { readdirSync, readFileSync, statSync, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, relative, sep } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif', '.ico': 'image/x-icon',
  '.pdf': 'application/pdf', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.ics': 'text/calendar',
  '.vcf': 'text/vcard', '.csv': 'text/csv', '.woff2': 'font/woff2', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** What holds where the build has no `_headers` of its own. */
const STRICT = {
  'Content-Security-Policy': "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; "
    + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Reads which pages a built site has. */
export function openSite(folder) {
  const files = filesOf(folder)
  const base = mountedAt(folder)
  const html = files.filter(file => file.endsWith('.html')).map(file => pageOf(folder, base, file))
  const pages = html.filter(page => !page.leadsTo)
  return { folder, base, files, pages, redirects: html.filter(page => page.leadsTo), rules: headerRules(folder) }
}

/** The largest and the smallest page of each sort: the overfull and the empty one. */
export function extremes(pages) {
  const sorts = new Map()
  for (const page of [...pages].sort((a, b) => a.size - b.size)) {
    sorts.set(page.sort, [...(sorts.get(page.sort) ?? []), page])
  }
  return [...sorts.values()].flatMap(group => [...new Set([group.at(-1), group[0]])])
}

/** Serves a site; `origin` is where, and `close` ends it. */
export async function serve(site) {
  const server = createServer((request, response) => {
    const path = '/' + fileAt(site, new URL(request.url, 'http://localhost').pathname)
    const file = join(site.folder, path.endsWith('/') ? `${path}index.html` : path)
    const found = file.startsWith(site.folder + sep) && existsSync(file) && statSync(file).isFile()
    const shown = found ? file : join(site.folder, '404.html')
    response.writeHead(found ? 200 : 404, {
      'Content-Type': TYPES[extname(shown)] ?? 'application/octet-stream', ...headersFor(site.rules, path),
    })
    response.end(request.method === 'HEAD' ? undefined : readFileSync(shown))
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/** The file behind an address, as its name within the site; a folder ends in a slash. */
export const fileAt = (site, address) => decodeURIComponent(address.startsWith(site.base) ? address.slice(site.base.length) : address.slice(1))

/** The path at which a site wants to be served: `/`, or `/folder/` when it lives below another one. */
function mountedAt(folder) {
  const home = readFileSync(join(folder, 'index.html'), 'utf8')
  return new URL(home.match(/<link rel="canonical" href="([^"]+)"/)[1]).pathname
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function pageOf(folder, base, file) {
  const text = readFileSync(join(folder, file), 'utf8')
  const inside = '/' + file.replace(/(^|\/)index\.html$/, '$1')
  const language = text.match(/<html lang="([^"]*)"/)?.[1] ?? ''
  const leadsTo = text.match(/<meta http-equiv="refresh" content="0; url=([^"]*)"/)?.[1]
  return { path: base.slice(0, -1) + inside, file, size: Buffer.byteLength(text), language, leadsTo, sort: `${sortOf(inside)} ${language}` }
}

// `/wijken/dorp/nieuws/een-bericht/` is a page of the sort `/wijken/*/nieuws/*`.
function sortOf(path) {
  const [first, ...rest] = path.split('/').filter(Boolean)
  if (!first || path.endsWith('.html')) return path
  if (first === 'wijken') return ['/wijken', ...rest.map((part, at) => (at % 2 ? part : '*'))].join('/')
  return ['', first, ...rest.map(() => '*')].join('/')
}

/** The rules of a `_headers` file: a line with a path pattern, then its headers, indented. */
function headerRules(folder) {
  const file = join(folder, '_headers')
  if (!existsSync(file)) return [{ pattern: /^/, headers: STRICT }]
  const rules = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.trim() || line.trimStart().startsWith('#')) continue
    if (/^\s/.test(line)) {
      const [name, ...value] = line.trim().split(':')
      rules.at(-1).headers[name] = value.join(':').trim()
    } else {
      const pattern = line.trim().split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: {} })
    }
  }
  return rules
}

function headersFor(rules, path) {
  return Object.assign({}, ...rules.filter(rule => rule.pattern.test(path)).map(rule => rule.headers))
}
