// An old address leads on to a page that is there, without JavaScript.

import { visit } from '../browser.mjs'

export async function check(run) {
  await visit(run, run.site.redirects, { javaScriptEnabled: false }, async ({ tab, page, heard }) => {
    const to = new URL(page.leadsTo, run.origin)
    await tab.waitForURL(url => url.pathname === to.pathname, { timeout: 10_000 }).catch(() => heard.push(`does not lead to ${to.pathname}`))
    run.report.look(page.path, [...heard])
  })
}
