// Runs CloudFront Functions: a JSON line in, a JSON line out. Ends with its parent, when stdin closes.
const vm = require('node:vm')
const handlers = {}
const lines = require('node:readline').createInterface({ input: process.stdin })

async function answer(line) {
  const { name, code, event } = JSON.parse(line)
  if (code !== undefined) {
    // Neither process, require nor timers exist in the runtime of CloudFront.
    const context = vm.createContext({ console: { log: (...words) => console.error(name, ...words) } })
    vm.runInContext(code, context, { timeout: 1000 })
    handlers[name] = context
    return {}
  }
  handlers[name].__event = JSON.stringify(event)
  const result = await vm.runInContext('handler(JSON.parse(__event))', handlers[name], { timeout: 1000 })
  return { result }
}

;(async () => {
  for await (const line of lines) {
    const out = await answer(line).catch(error => ({ error: String(error) }))
    process.stdout.write(JSON.stringify(out) + '\n')
  }
})()
