// Whether a page keeps something on the reader's device.

/** Cookies and whatever else a page has kept. */
export async function kept(tab, context) {
  const cookies = (await context.cookies()).map(cookie => `cookie: ${cookie.name}`)
  const stored = await tab.evaluate(async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(it => it.name),
  ])
  return [...cookies, ...stored.map(key => `kept on the device: ${key}`)]
}
