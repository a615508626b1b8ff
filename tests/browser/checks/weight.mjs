// A page weighs at most 100 kB without its photos: its HTML as it is, and everything that it needs as it is sent.
// The style sheets together are at most 20 kB, compressed.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fileAt } from '../site.mjs'

const PAGE = 100_000
const STYLE = 20_000

export async function check({ site, report }) {
  const sent = new Map()
  const weigh = path => {
    const file = fileAt(site, path)
    if (!sent.has(file)) sent.set(file, gzipSync(readFileSync(join(site.folder, file))).length)
    return sent.get(file)
  }
  for (const page of site.pages) {
    const html = readFileSync(join(site.folder, page.file), 'utf8')
    const styles = sum(linked(html, /<link rel="stylesheet" href="([^"]+)"/g).map(weigh))
    const rest = sum(linked(html, /<(?:script[^>]* src|link rel="icon" href|link rel="modulepreload" href)="([^"]+)"/g).map(weigh))
    const whole = gzipSync(html).length + styles + rest
    const faults = []
    if (page.size > PAGE) faults.push(`its HTML is ${kilobytes(page.size)}`)
    if (whole > PAGE) faults.push(`with all that it needs it is ${kilobytes(whole)}, compressed`)
    if (styles > STYLE) faults.push(`its style sheets are ${kilobytes(styles)}, compressed`)
    report.look(page.path, faults)
  }
}

const linked = (html, pattern) => [...html.matchAll(pattern)].map(found => found[1])
const sum = numbers => numbers.reduce((total, number) => total + number, 0)
const kilobytes = bytes => `${(bytes / 1000).toFixed(1)} kB`
