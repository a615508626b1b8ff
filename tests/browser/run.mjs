// Proves a built site in a real browser: `node run.mjs SITE...`, where SITE is a folder that wijkbode built.
//
//   --quick        only the largest and the smallest page of each sort
//   --sample SITE  a site of which that is enough, besides the others, and of which the keyboard is that of the others
//   --only A,B     only these checks
//   --workers N    pages side by side (as many as there are processors)
//
// Exits with 1 when anything fails. CONTRIBUTING.md says how to add a check: a file in `checks/` and a line here.

import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startBrowser } from './browser.mjs'
import { Report } from './report.mjs'
import { extremes, openSite, serve } from './site.mjs'
import * as circumstances from './checks/circumstances.mjs'
import * as everyPage from './checks/every_page.mjs'
import * as html from './checks/html.mjs'
import * as keyboard from './checks/keyboard.mjs'
import * as redirects from './checks/redirects.mjs'
import * as search from './checks/search.mjs'
import * as weight from './checks/weight.mjs'
import * as withoutScript from './checks/without_script.mjs'

const CHECKS = {
  html, weight, redirects, everyPage, withoutScript, keyboard, circumstances, search,
}
/** What a sample is for: another style sheet, another look. Its pages work as those of the other sites. */
const OF_A_SAMPLE = ['html', 'weight', 'everyPage']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean' }, sample: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' }, workers: { type: 'string', default: String(availableParallelism()) },
  },
})
const wanted = values.only?.split(',') ?? Object.keys(CHECKS)
const browser = await startBrowser()
const total = new Report()
const begin = Date.now()
let seen = 0
for (const folder of [...positionals, ...values.sample]) {
  const site = openSite(resolve(folder))
  const { origin, close } = await serve(site)
  const isSample = values.sample.includes(folder)
  const few = extremes(site.pages)
  const pages = values.quick || isSample ? few : site.pages
  seen += pages.length
  console.log(`${basename(site.folder)}: ${pages.length} of ${site.pages.length} pages, ${site.redirects.length} redirects, ${few.length} extremes`)
  for (const name of wanted.filter(it => !isSample || OF_A_SAMPLE.includes(it))) {
    const report = new Report()
    const start = Date.now()
    await CHECKS[name].check({ browser, origin, site, pages, extremes: few, workers: Number(values.workers), report })
    total.add(name, (Date.now() - start) / 1000, report)
  }
  close()
}
await browser.close()
console.log(`${seen} pages: ${total.passed} looks passed, ${total.failed} failed (${((Date.now() - begin) / 60_000).toFixed(1)} min)`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
