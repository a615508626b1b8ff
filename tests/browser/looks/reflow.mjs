// Whether anything of a page is out of sight in the window as it is now.

/** Text that runs out of the page or is cut off, and a page that scrolls sideways. */
export const cutOff = tab => tab.evaluate(() => {
  const name = element => element.tagName.toLowerCase() + [...element.classList].map(it => `.${it}`).join('')
  const path = element => [element.parentElement, element].filter(Boolean).map(name).join(' > ')
  const faults = []
  const root = document.scrollingElement
  if (root.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth} px wide`)

  const ancestors = function * (element) {
    for (let it = element; it && it !== document.body; it = it.parentElement) yield it
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest('svg, script')) continue
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    const around = [...ancestors(element)].map(it => ({ it, style: getComputedStyle(it), box: it.getBoundingClientRect() }))
    // Kept for a screen reader, or shown on focus: out of sight on purpose.
    if (around.some(({ it, style }) => style.clipPath === 'inset(50%)' || it.matches('.overslaan:not(:focus)'))) continue
    const scrolls = around.some(({ style }) => ['auto', 'scroll'].includes(style.overflowX))
    if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`text out of the page: ${path(element)}`)
    const cut = around.find(({ style, box: frame }) => ['hidden', 'clip'].includes(style.overflowX)
      && (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 2))
    if (cut) faults.push(`text cut off by ${path(cut.it)}`)
  }
  return [...new Set(faults)]
})

/** The words of the page that can be read now. */
export const words = tab => tab.evaluate(() => document.querySelector('main').innerText.toLowerCase().split(/\s+/))

/** Words that a reader of the wide page has and one of the narrow page lacks. */
export function missingFrom(narrow, wide) {
  const left = new Map()
  for (const word of narrow) left.set(word, (left.get(word) ?? 0) + 1)
  const lost = wide.filter(word => {
    left.set(word, (left.get(word) ?? 0) - 1)
    return left.get(word) < 0
  })
  return lost.length > 0 ? [`lost on a narrow screen: ${lost.slice(0, 12).join(' ')}`] : []
}
