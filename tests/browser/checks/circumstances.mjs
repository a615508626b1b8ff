// The extremes of every sort of page as some readers have them: forced colours, less motion, text spaced out by the
// reader (WCAG 1.4.12), and on paper.

import { visit } from '../browser.mjs'
import { inject, look as axe } from '../looks/axe.mjs'
import { cutOff } from '../looks/reflow.mjs'

/** A4 within margins of 18 mm, at 96 px to the inch. */
const PAPER = { width: 658, height: 986 }

const SPACED = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
  + 'p { margin-block-end: 2em !important }'

export async function check(run) {
  await visit(run, run.extremes, { viewport: { width: 320, height: 640 } }, async ({ tab, page }) => {
    const look = (what, faults) => run.report.look(`${page.path} (${what})`, faults)

    await tab.emulateMedia({ forcedColors: 'active' })
    await inject(tab)
    look('forced colours', [...await axe(tab, 'forced'), ...await cutOff(tab)])

    await tab.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
    look('less motion', await tab.evaluate(moving))

    await tab.emulateMedia({ reducedMotion: 'no-preference', media: 'print' })
    await tab.setViewportSize(PAPER)
    look('paper', [...await cutOff(tab), ...await printed(tab)])

    await tab.emulateMedia({ media: 'screen' })
    await tab.setViewportSize({ width: 320, height: 640 })
    await tab.evaluate(style => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(style)
      document.adoptedStyleSheets = [sheet]
    }, SPACED)
    look('text spaced out', await cutOff(tab))
  })
}

/** What still moves. Runs in the page. */
function moving() {
  const slow = [...document.querySelectorAll('*')].filter(it => {
    const style = getComputedStyle(it)
    return [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0.01) || style.scrollBehavior === 'smooth'
  })
  return [...new Set(slow.map(it => `moves: ${it.tagName.toLowerCase()}`))]
}

/** Whether the paper says what the page is about, without the menu. */
async function printed(tab) {
  const paper = await tab.pdf({ format: 'A4', preferCSSPageSize: true })
  const faults = paper.length > 1000 ? [] : ['an empty paper']
  const shown = await tab.evaluate(() => ({
    // A poster is about what it names itself.
    heading: [...document.querySelectorAll('h1, .poster h2')].some(it => it.checkVisibility()),
    menu: document.querySelector('header nav')?.checkVisibility() ?? false,
  }))
  if (!shown.heading) faults.push('no heading on paper')
  if (shown.menu) faults.push('a menu on paper')
  return faults
}
