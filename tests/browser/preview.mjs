// The preview in a real browser: what an editor sees who writes with the site beside the text.
//
//   node preview.mjs PROGRAM CONTENT
//
// PROGRAM serves a copy of CONTENT, which is edited, broken and put right while a page is open.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBrowser } from './browser.mjs'

const ARTICLE = 'content/wijken/proefwijk/nieuws/2021-09-01-lang.md'
const OTHER = 'content/wijken/proefwijk/nieuws/2021-09-02-ander.md'
const ADDRESS = '/wijken/proefwijk/nieuws/lang/'
const STYLE = 'themes/standaard/static/wijkbode.css'

const words = Array.from({ length: 60 }, (_, at) => `Alinea ${at}: er staat een bankje bij.\n`).join('\n')
const article = text => `---\ntitel: Een lang bericht\n---\n${words}\n${text}\n`

const [program, content] = process.argv.slice(2)
const root = await mkdtemp(join(tmpdir(), 'wijkbode-'))
const write = async (name, text) => {
  await mkdir(join(root, name, '..'), { recursive: true })
  await writeFile(join(root, name), text)
}

/** A page that was not loaded anew still bears its mark. */
const mark = tab => tab.evaluate(() => { globalThis.mark = true })
const isMarked = tab => tab.evaluate(() => globalThis.mark === true)
const shows = (tab, text) => tab.waitForFunction(it => document.querySelector('main').textContent.includes(it), text, { timeout: 20_000 })
const scrollY = tab => tab.evaluate(() => Math.round(globalThis.scrollY))

const scenes = {
  async 'a saved text is shown at the place where the reader was'(tab) {
    await tab.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }))
    await write(ARTICLE, article('Het vervolg.'))
    await shows(tab, 'Het vervolg.')
    await tab.waitForFunction(() => globalThis.scrollY > 0)
    assert.equal(await scrollY(tab), 900)
  },

  async 'a text of another page leaves this one alone'(tab) {
    await mark(tab)
    await write(OTHER, article('Nog een ander.'))
    await tab.waitForTimeout(1500)
    assert.ok(await isMarked(tab))
  },

  async 'a style sheet is replaced on the open page'(tab) {
    await mark(tab)
    const sheets = await tab.evaluate(() => document.styleSheets.length)
    const style = await readFile(new URL('../../themes/standaard/static/wijkbode.css', import.meta.url), 'utf8')
    await write(STYLE, `${style}\nmain { outline: 7px solid }\n`)
    await tab.waitForFunction(() => getComputedStyle(document.querySelector('main')).outlineWidth === '7px')
    await tab.waitForFunction(it => document.styleSheets.length === it, sheets)
    assert.ok(await isMarked(tab))
    assert.equal(await scrollY(tab), 900)
  },

  async 'what is wrong stands above the last good page, and what an editor wrote does nothing there'(tab) {
    await write(ARTICLE, '---\ntitel: "<img src=x onerror=alert(1)>\n---\nKapot.\n')
    const panel = tab.locator('#wijkbode-paneel')
    await panel.waitFor({ timeout: 20_000 })
    const text = await panel.textContent()
    assert.match(text, /2021-09-01-lang\.md/)
    assert.match(text, /<img src=x/)
    assert.equal(await panel.locator('img').count(), 0)
    assert.ok(await isMarked(tab))
    await shows(tab, 'Het vervolg.')
  },

  async 'the report goes by itself when it is put right'(tab) {
    await write(ARTICLE, article('Hersteld.'))
    await shows(tab, 'Hersteld.')
    await tab.locator('#wijkbode-paneel.wijkbode-groot, #wijkbode-paneel .wijkbode-groot').waitFor({ state: 'detached', timeout: 20_000 })
  },
}

await cp(content, join(root, 'content'), { recursive: true })
await write('content/wijken/proefwijk/wijk.md', '---\nnaam: Proefwijk\nsamenvatting: Om te proberen.\n---\nEen wijk.\n')
await write(ARTICLE, article('Het begin.'))
await write(OTHER, article('Een ander.'))

const serve = spawn(program, ['serve', '--root', root, '--port', '0', '--quiet'], { stdio: ['ignore', 'pipe', 'ignore'] })
const browser = await startBrowser()
let failed = 0
try {
  const [told] = await once(serve.stdout.setEncoding('utf8'), 'data')
  const tab = await (await browser.newContext({ viewport: { width: 500, height: 600 } })).newPage()
  const heard = []
  tab.on('console', message => heard.push(message.text()))
  tab.on('pageerror', error => heard.push(error.message))
  await tab.goto(told.trim().replace(/\/$/, '') + ADDRESS)
  failed = await play(tab, heard)
} finally {
  await browser.close()
  serve.kill('SIGINT')
  if (serve.exitCode === null) await once(serve, 'exit')
  await rm(root, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)

/** Plays every scene, each on the page as the one before it left it. Returns how many failed. */
async function play(tab, heard) {
  let failed = 0
  for (const [name, scene] of Object.entries(scenes)) {
    try {
      await scene(tab)
      assert.deepEqual(heard, [], 'the page is silent')
      console.log(`  ✓ ${name}`)
    } catch (error) {
      failed += 1
      console.log(`  ✗ ${name}\n    ${String(error.message).replaceAll('\n', '\n    ')}`)
    }
  }
  return failed
}
