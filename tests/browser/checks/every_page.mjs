// Every page in a browser, wide and narrow, light and dark: axe finds nothing, and the page keeps quiet. On the smallest
// phone, which is also what 400 % zoom leaves of a laptop, nothing is lost.

import { visit } from '../browser.mjs'
import { inject, look as axe } from '../looks/axe.mjs'
import { cutOff, words, missingFrom } from '../looks/reflow.mjs'
import { kept } from '../looks/quiet.mjs'

const VIEWS = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 375, height: 667, colorScheme: 'dark' },
  { width: 375, height: 667, colorScheme: 'light' },
]
/** 1280 × 1024 at 400 %: see Understanding SC 1.4.10, Reflow. */
const SMALLEST = { width: 320, height: 256 }

export async function check(run) {
  await visit(run, run.pages, {}, async ({ tab, page, heard, context }) => {
    await tab.setViewportSize(VIEWS[0])
    const wide = await words(tab)
    await inject(tab)
    for (const view of VIEWS) {
      await tab.setViewportSize(view)
      await tab.emulateMedia({ colorScheme: view.colorScheme })
      run.report.look(`${page.path} (${view.width} px, ${view.colorScheme})`, await axe(tab, view.colorScheme))
    }
    await tab.setViewportSize(SMALLEST)
    const lost = missingFrom(await words(tab), wide)
    run.report.look(`${page.path} (320 px)`, [...await cutOff(tab), ...lost])
    run.report.look(page.path, [...heard, ...await kept(tab, context)])
  })
}
