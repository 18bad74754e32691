// Runs CloudFront Functions: a JSON line in, a JSON line out. Ends with its parent, when stdin closes.
const vm = require('node:vm')
const handlers = {}
// What of the module 'cloudfront' chooses origins: the last call counts.
const helpers = `var cf = {
  selectRequestOriginById: id => { __origin = { ids: [id], failover: [] } },
  createRequestOriginGroup: ({ originIds, failoverCriteria }) => {
    if (originIds.length !== 2) throw new Error('a group has two origins, got ' + originIds.length)
    __origin = { ids: originIds.map(each => each.originId), failover: failoverCriteria.statusCodes }
  }
}`
const lines = require('node:readline').createInterface({ input: process.stdin })

async function answer(line) {
  const { name, code, event } = JSON.parse(line)
  if (code !== undefined) {
    // Neither process, require nor timers exist in the runtime of CloudFront.
    const context = vm.createContext({ console: { log: (...words) => console.error(name, ...words) } })
    vm.runInContext(helpers, context)
    // A script imports nothing, so that the module is a global here.
    vm.runInContext(code.replace(/^import cf from 'cloudfront';?$/m, ''), context, { timeout: 1000 })
    handlers[name] = context
    return {}
  }
  handlers[name].__event = JSON.stringify(event)
  handlers[name].__origin = undefined
  const result = await vm.runInContext('handler(JSON.parse(__event))', handlers[name], { timeout: 1000 })
  return { result, origin: handlers[name].__origin }
}

;(async () => {
  for await (const line of lines) {
    const out = await answer(line).catch(error => ({ error: String(error) }))
    process.stdout.write(JSON.stringify(out) + '\n')
  }
})()
