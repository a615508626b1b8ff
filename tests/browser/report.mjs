// Counts what was looked at. A fault that many pages share is told once, with where it is.

const SHOWN = 25

export class Report {
  passed = 0
  failed = 0
  #faults = new Map()

  /** One look at one thing; `faults` is empty when it is as it should be. */
  look(where, faults) {
    if (faults.length === 0) this.passed += 1
    else this.failed += 1
    for (const fault of new Set(faults)) this.#faults.set(fault, [...(this.#faults.get(fault) ?? []), where])
  }

  /** Takes up what a check of one site came to, and tells it. */
  add(check, seconds, outcome) {
    this.passed += outcome.passed
    this.failed += outcome.failed
    const looks = String(outcome.passed + outcome.failed).padStart(6)
    console.log(`  ${check.padEnd(20)} ${looks} looks, ${outcome.failed} failed  (${seconds.toFixed(0)} s)`)
    const faults = [...outcome.#faults].sort(([, a], [, b]) => b.length - a.length)
    for (const [fault, places] of faults.slice(0, SHOWN)) {
      console.log(`    ✗ ${fault}\n      ${places.length} times: ${places.slice(0, 3).join('   ')}`)
    }
    if (faults.length > SHOWN) console.log(`    … and ${faults.length - SHOWN} other faults`)
  }
}
