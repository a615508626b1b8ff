// With a keyboard only: the skip link skips, every link and control is reached in turn, in sight and visibly focused,
// and what folds open does so with Enter and with the space bar.

import { visit } from '../browser.mjs'
import { Difference } from '../looks/difference.mjs'

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 375, height: 667 }
const MANY = 400

export async function check(run) {
  const difference = await Difference.open(run.browser)
  const seen = new Set()
  for (const viewport of [WIDE, NARROW]) {
    // With less motion, so that a page has stopped scrolling when it is looked at.
    await visit(run, run.extremes, { viewport, reducedMotion: 'reduce' }, async ({ tab, page }) => {
      const where = what => `${page.path} (${viewport.width} px): ${what}`
      run.report.look(where('walk'), await walk(tab, seen, difference, viewport))
      await tab.reload()
      run.report.look(where('skip link'), await skip(tab))
      for (const at of await tab.locator('summary:visible').all()) run.report.look(where('folds open'), await fold(tab, at))
    })
  }
  await difference.close()
}

/** The first stop leads past the menus. */
async function skip(tab) {
  await tab.keyboard.press('Tab')
  const first = await tab.evaluate(() => {
    const { top, height } = document.activeElement.getBoundingClientRect()
    return { to: document.activeElement.hash, inSight: top >= 0 && height >= 24 }
  })
  if (first.to !== '#inhoud') return [`the first stop is not the skip link but ${first.to}`]
  await tab.keyboard.press('Enter')
  await tab.keyboard.press('Tab')
  const inside = await tab.evaluate(() => {
    const main = document.querySelector('main')
    const after = main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING
    return Boolean(after)
  })
  return [...first.inSight ? [] : ['the skip link cannot be seen'], ...inside ? [] : ['the skip link does not skip']]
}

/** Tab, until the page has no more: what was not reached, not seen, or covered. */
async function walk(tab, seen, difference, viewport) {
  await tab.evaluate(() => { globalThis.reached = new Set() })
  const faults = []
  for (let stop = 0; stop < MANY; stop += 1) {
    await tab.keyboard.press('Tab')
    const at = await tab.evaluate(stopHere)
    if (!at) break
    faults.push(...at.faults)
    if (seen.has(at.sort + viewport.width)) continue
    seen.add(at.sort + viewport.width)
    if (!await difference.showsFocus(tab, at)) faults.push(`focus cannot be seen: ${at.sort}`)
  }
  const missed = await tab.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && !globalThis.reached.has(it))
    .map(it => it.outerHTML.slice(0, 100)))
  return [...faults, ...missed.map(it => `cannot be reached: ${it}`)]
}

/** Where the focus is now. Runs in the page; `null` when it has left it. */
function stopHere() {
  const element = document.activeElement
  if (!element || element === document.body || globalThis.reached.has(element)) return null
  globalThis.reached.add(element)
  const name = it => it.tagName.toLowerCase() + [...it.classList].map(kind => `.${kind}`).join('')
  const sort = [element.closest('nav, main, footer, header'), element.parentElement, element].filter(Boolean).map(name).join(' > ')
  const boxes = [...element.getClientRects()]
  const box = boxes.find(it => it.width > 0 && it.height > 0)
  if (!box) return { sort, faults: [`has no size: ${sort}`] }
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
  const inSight = box.left < innerWidth && box.right > 0 && box.top < innerHeight && box.bottom > 0
  const top = inSight && document.elementFromPoint(x, y)
  const isTop = top && (element.contains(top) || top.contains(element))
  const faults = inSight ? (isTop ? [] : [`covered by ${top ? name(top) : 'nothing'}: ${sort}`]) : [`focused out of sight: ${sort}`]
  return { sort, faults, width: box.width, height: box.height }
}

/** Enter and the space bar open and close it. */
async function fold(tab, summary) {
  const isOpen = () => summary.evaluate(it => it.parentElement.open)
  const faults = []
  for (const key of ['Enter', 'Space']) {
    const before = await isOpen()
    await summary.press(key)
    if (await isOpen() === before) faults.push(`${key} does nothing`)
    await summary.press(key)
    if (await isOpen() !== before) faults.push(`a second ${key} does nothing`)
  }
  return faults
}
