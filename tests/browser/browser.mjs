// Debian's Chromium, driven without a browser of playwright's own, and cut off from the internet:
// a request to anyone else fails and is told.

import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

// The shell is the same Chromium without a window, and twice as fast.
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const FLAGS = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

/** Starts the browser; `CHROMIUM` in the environment says which, if not the one of Debian. */
export function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync)
  if (!executablePath) throw new Error('no Chromium: apt install chromium-headless-shell, or set CHROMIUM to its path')
  // Root, as in most CI containers, cannot have Chromium's sandbox.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0, args: FLAGS })
}

/**
 * Opens pages side by side, each worker in a profile of its own, and lets `look` at each. `heard` is what the page
 * did that no page may do: talk on the console, fail, ask others for something, break the policy.
 */
export async function visit({ browser, origin, workers }, pages, options, look) {
  const queue = [...pages]
  const work = async () => {
    const context = await browser.newContext({ locale: 'nl-NL', ...options })
    const tab = await context.newPage()
    const heard = await listen(tab, origin)
    for (let page = queue.shift(); page; page = queue.shift()) {
      heard.length = 0
      await tab.goto(origin + page.path, { waitUntil: 'load' })
      await look({ tab, page, heard, context })
    }
    await context.close()
  }
  await Promise.all(Array.from({ length: workers }, work))
}

async function listen(tab, origin) {
  const heard = []
  const short = url => url.replace(origin, '')
  tab.on('console', message => heard.push(`console ${message.type()}: ${message.text()}`))
  tab.on('pageerror', error => heard.push(`script error: ${error.message}`))
  tab.on('requestfailed', request => heard.push(`failed request: ${short(request.url())}`))
  tab.on('request', request => {
    if (!request.url().startsWith(`${origin}/`)) heard.push(`request to others: ${request.url()}`)
  })
  tab.on('response', response => {
    if (response.status() >= 400) heard.push(`status ${response.status()}: ${short(response.url())}`)
  })
  await tab.exposeFunction('tellViolation', text => heard.push(text))
  await tab.addInitScript(() => addEventListener('securitypolicyviolation', event => {
    globalThis.tellViolation(`policy violation: ${event.violatedDirective} ${event.blockedURI}`)
  }))
  return heard
}
