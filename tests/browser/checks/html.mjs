// The Nu HTML checker, the one behind validator.w3.org, finds no error in any file.

import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

export async function check({ site, report }) {
  const messages = await nu(['--format', 'json', '--errors-only', '--skip-non-html', site.folder])
  const root = pathToFileURL(site.folder + '/').href
  for (const page of [...site.pages, ...site.redirects]) {
    const own = messages.filter(message => decodeURI(message.url.replace('file:/', 'file:///').replace('file://///', 'file:///')) === decodeURI(root + page.file))
    report.look(`/${page.file}`, own.map(({ message, extract }) => `${message} ${extract?.trim() ?? ''}`))
  }
}

/** Its messages. It exits with 1 when it has any. */
function nu(args) {
  return new Promise((done, fail) => {
    const limit = { maxBuffer: 1 << 28 }
    execFile('java', ['-Xss4m', '-jar', JAR, ...args], limit, (error, _, told) => {
      try {
        done(JSON.parse(told).messages)
      } catch {
        fail(new Error(`the Nu checker did not run: ${error ?? told}`))
      }
    })
  })
}
