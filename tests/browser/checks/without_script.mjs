// Every page with JavaScript off: it says the same, keeps quiet, and fits on the smallest phone.

import { visit } from '../browser.mjs'
import { cutOff } from '../looks/reflow.mjs'

export async function check(run) {
  const options = { javaScriptEnabled: false, viewport: { width: 320, height: 256 } }
  await visit(run, run.pages, options, async ({ tab, page, heard, context }) => {
    const main = await tab.evaluate(() => document.querySelector('main').innerText.trim())
    const cookies = (await context.cookies()).map(cookie => `cookie: ${cookie.name}`)
    run.report.look(page.path, [...heard, ...cookies, ...await cutOff(tab), ...main ? [] : ['an empty page']])
  })
}
