import type { Reporter, TestModule } from 'vitest/node'

/** Says at the end of a run how many tests ran against real services, and why others did not run; `.ci/run` reads these lines. */
export default class ServicesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    for (const service of ['Postgres', 'Redis', 'Chromium']) {
      const concerned = tests.filter((test) => test.fullName.includes(`[real ${service}`))
      const passed = concerned.filter((test) => test.result().state === 'passed').length
      const failed = concerned.filter((test) => test.result().state === 'failed').length
      const why = concerned.map((test) => /not run: [^\]]+/.exec(test.fullName)?.[0]).find(Boolean)
      console.log(`real ${service}: ${why ?? `${passed} passed, ${failed} failed`}`)
    }
    const unreferenced = tests.filter((test) =>
      test.fullName.includes('not run: no reference material'),
    ).length
    if (unreferenced > 0)
      console.log(`reference material: ${unreferenced} tests not run: none there, set REFERENCE_DIR`)
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length
    console.log(`all tests: ${count('passed')} passed, ${count('failed') + broken} failed`)
  }
}
