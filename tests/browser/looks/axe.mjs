// What axe-core has against a page as it is shown now.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
/** The rules that another colour scheme can break: it changes colours, never the document. */
const COLOURS = ['color-contrast', 'link-in-text-block']

const QUICKLY = { resultTypes: ['violations'], preload: false, iframes: false }

/** Puts axe into the page. */
export const inject = tab => tab.evaluate(AXE)

/** What it finds. In dark the colours only: the document is the one that was looked at in light. */
export async function look(tab, colorScheme) {
  const options = colorScheme === 'light'
    ? { ...QUICKLY, runOnly: EVERYTHING, rules: { 'target-size': { enabled: true } } }
    : { ...QUICKLY, runOnly: { type: 'rule', values: COLOURS } }
  const { violations } = await tab.evaluate(options => globalThis.axe.run(document, options), options)
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}: ${reason(node)}`))
}

const reason = ({ any, all, none }) => [...any, ...all, ...none].map(found => found.message).join('; ')
