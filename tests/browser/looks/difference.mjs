// Whether focus can be seen, in pixels: WCAG 2.2, SC 2.4.7, measured as SC 2.4.13 does. At least as many pixels as a
// line of 1 px around the control has change, with a contrast of 3 : 1 between focused and not.

const ENOUGH = 3

export class Difference {
  #tab

  /** Opens an empty page to compare pictures in. */
  static async open(browser) {
    const it = new Difference()
    it.#tab = await browser.newPage()
    return it
  }

  close() {
    return this.#tab.close()
  }

  /** Whether the control that has the focus in `tab`, of a given size, looks different from when it has not. */
  async showsFocus(tab, { width, height }) {
    const focused = await tab.screenshot({ animations: 'disabled' })
    await tab.evaluate(() => {
      globalThis.wasFocused = document.activeElement
      document.activeElement.blur()
    })
    const plain = await tab.screenshot({ animations: 'disabled' })
    await tab.evaluate(() => globalThis.wasFocused.focus({ preventScroll: true }))
    return await this.#changed(focused, plain) >= 2 * (width + height)
  }

  /** How many pixels differ clearly. */
  #changed(...pictures) {
    const sources = pictures.map(picture => `data:image/png;base64,${picture.toString('base64')}`)
    return this.#tab.evaluate(async ({ sources, enough }) => {
      const pixels = async source => {
        const image = await createImageBitmap(await (await fetch(source)).blob())
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
        canvas.drawImage(image, 0, 0)
        return canvas.getImageData(0, 0, image.width, image.height).data
      }
      const linear = part => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
      const light = (data, at) => 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2])
      const [a, b] = await Promise.all(sources.map(pixels))
      let changed = 0
      for (let at = 0; at < a.length; at += 4) {
        if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue
        const [dark, bright] = [light(a, at), light(b, at)].sort((x, y) => x - y)
        if ((bright + 0.05) / (dark + 0.05) >= enough) changed += 1
      }
      return changed
    }, { sources, enough: ENOUGH })
  }
}
