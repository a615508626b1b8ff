// The search of the example site, typed with the keyboard: it finds by stem, by another name and whatever the
// accents, it narrows down, it can be shared by its address, and it asks nobody else.

import { visit } from '../browser.mjs'
import { inject, look as axe } from '../looks/axe.mjs'

/** What somebody types, and the beginning of the title of what must be among the first results. */
const FINDS = [
  ['muurschildering', 'muurschilderingen'],
  ['muurschilderingen', 'muurschildering'],
  ['Groen Noord', 'Groenoord'],
  ['barriere', 'barrière'],
  ['idéeën', 'idee'],
  ['spreadsheet downloaden', 'open data'],
]

export async function check(run) {
  const page = run.site.pages.find(it => it.path === '/zoeken/')
  if (!page || !run.site.folder.endsWith('voorbeeld')) return
  await visit(run, [page], {}, async ({ tab, heard }) => {
    const look = (what, faults) => run.report.look(`/zoeken/ (${what})`, [...faults, ...heard.splice(0)])

    // From any page, with the keyboard alone.
    await tab.goto(`${run.origin}/`)
    await tab.getByRole('searchbox').focus()
    await tab.keyboard.type('afvalcoach')
    await tab.keyboard.press('Enter')
    await settled(tab, 'afvalcoach')
    look('from the home page', (await results(tab)).length > 0 ? [] : ['nothing found'])

    for (const [typed, wanted] of FINDS) {
      await type(tab, typed)
      const found = await results(tab)
      const words = found.map(it => `${it.title} ${it.text}`.toLowerCase())
      look(typed, words.some(it => it.includes(wanted.toLowerCase())) ? [] : [`“${typed}” does not find “${wanted}”`])
    }

    await type(tab, 'muurschildering')
    look('the excerpt shows what was found', await tab.locator('.zoekresultaten mark').count() > 0 ? [] : ['no mark'])
    const all = await results(tab)
    await tab.getByLabel('Soort').selectOption({ label: 'Nieuws' })
    await tab.waitForURL(/soort=Nieuws/)
    await settled(tab)
    const news = await results(tab)
    const faults = news.length > 0 && news.length < all.length ? [] : [`${all.length} results, and ${news.length} of them news`]
    if (news.some(it => !it.about.startsWith('Nieuws'))) faults.push('a result that is no news')
    look('narrowed down', faults)

    await inject(tab)
    look('axe', await axe(tab, 'light'))
    await tab.reload()
    await settled(tab)
    const again = await results(tab)
    look('by its address', again.length === news.length ? [] : ['other results after a reload'])

    await type(tab, 'xqzwvk')
    const said = await tab.getByRole('status').textContent()
    look('nothing found', said.startsWith('Niets gevonden') ? [] : [`says “${said}”`])
    await tab.getByRole('searchbox').fill('')
    await tab.getByLabel('Soort').selectOption('')
    await tab.locator('.register').waitFor()
    look('nothing asked', await tab.locator('.zoekresultaten li').count() === 0 ? [] : ['results of nothing'])
  })
}

/** Types over what stands in the field and waits for the answer. */
async function type(tab, words) {
  await tab.getByRole('searchbox').focus()
  await tab.keyboard.press('Control+A')
  await tab.keyboard.type(words)
  await settled(tab, words)
}

/** Waits until the page says how much was found for what stands in its address. */
async function settled(tab, words) {
  if (words) await tab.waitForFunction(it => new URLSearchParams(location.search).get('q') === it, words)
  await tab.waitForFunction(() => document.querySelector('.zoekstand').textContent !== '' && document.querySelector('.zoekstand').dataset.bezig === undefined)
}

function results(tab) {
  return tab.locator('.zoekresultaten li').evaluateAll(items => items.map(it => ({
    title: it.querySelector('a').textContent, about: it.querySelector('.klein').textContent, text: it.textContent,
  })))
}
