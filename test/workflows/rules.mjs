// Promises of the workflows about tokens of AWS and about what is deployed, each rule a function of the parsed files.
import { parse } from 'yaml';

/** The one job that may ask for a token: a file of its own, because the roles trust it by its name (job_workflow_ref). */
export const DEPLOY = { file: 'deploy-account.yml', job: 'deploy' };
const CALL = `./.github/workflows/${DEPLOY.file}`;
const FIRST = 'actions/download-artifact';
const BUILDS = /\b(npm (ci|install|run|exec|test)|npx|yarn|pnpm|mvnw?|gradle|git clone|git fetch|gh )|\.\/mymovie|\.ci\/run/;

export const parsed = (files) => files.map(({ name, text }) => ({ name, workflow: parse(text) }));

const stepsOf = (job) => job.steps ?? [];
const uses = (step, action) => step.uses?.startsWith(`${action}@`);

/** Permissions as a map; without any the repository's default holds, which nobody here knows. */
const mapOf = (permissions) =>
  permissions === undefined ? { 'id-token': 'unknown' } : typeof permissions === 'string' ? { 'id-token': permissions } : permissions;
const mayAsk = (permissions) => !['none', 'read-all', undefined].includes(mapOf(permissions)['id-token']);

/** Every job of every workflow with the permissions it has by itself, or by its workflow. */
const jobsOf = (workflows) =>
  workflows.flatMap(({ name, workflow }) =>
    Object.entries(workflow.jobs).map(([key, job]) => ({
      file: name,
      key,
      job,
      on: workflow.on,
      permissions: job.permissions ?? workflow.permissions,
    })),
  );

const deployJob = (workflows) =>
  jobsOf(workflows).find(({ file, key }) => file === DEPLOY.file && key === DEPLOY.job)?.job ?? { steps: [] };

/** The calls of the deploy job. */
const calls = (workflows) => jobsOf(workflows).filter(({ job }) => job.uses === CALL);

/** Index of the step that compares the artifact with the hash it was given; -1 where none does. */
const verifies = (steps) =>
  steps.findIndex(
    ({ env = {}, run = '' }) =>
      Object.entries(env).some(([key, value]) => value === '${{ inputs.sha256 }}' && run.includes(`"$${key} `)) &&
      /sha256sum --check --strict\s*$/m.test(run.split('\n')[0]),
  );

export const RULES = {
  'only the deploy job may ask for a token': (workflows) =>
    jobsOf(workflows)
      .filter(({ permissions }) => mayAsk(permissions))
      .filter(({ file, key, job }) => !(file === DEPLOY.file && key === DEPLOY.job) && job.uses !== CALL)
      .map(({ file, key }) => `${file}: ${key}`),

  'the deploy job asks for nothing but the token': (workflows) =>
    Object.entries(deployJob(workflows).permissions ?? { none: 'stated' })
      .filter(([right, level]) => right !== 'id-token' || level !== 'write')
      .map(([right, level]) => `${right}: ${level}`),

  'no secret is passed on': (workflows) =>
    jobsOf(workflows).filter(({ job }) => job.secrets !== undefined || JSON.stringify(job).includes('secrets.'))
      .map(({ file, key }) => `${file}: ${key}`),

  'the deploy job checks nothing out': (workflows) =>
    stepsOf(deployJob(workflows)).filter((step) => uses(step, 'actions/checkout') || /\bgit\b/.test(step.run ?? ''))
      .map((step) => step.uses ?? step.run),

  'the deploy job builds nothing': (workflows) =>
    stepsOf(deployJob(workflows)).filter(({ run = '' }) => BUILDS.test(run)).map(({ run }) => run),

  'the deploy job uses three actions, pinned by commit': (workflows) =>
    stepsOf(deployJob(workflows)).map((step) => step.uses).filter((used) => used !== undefined)
      .filter((used) => !/^(actions\/download-artifact|aws-actions\/configure-aws-credentials)@[0-9a-f]{40}$/.test(used)),

  'the hash is verified before anything of the artifact is used': (workflows) => {
    const steps = stepsOf(deployJob(workflows));
    return uses(steps[0] ?? {}, FIRST) && verifies(steps) === 1 ? [] : steps.slice(0, 2).map((step) => step.name ?? step.uses ?? 'none');
  },

  'credentials come after everything is verified and fetched': (workflows) => {
    const steps = stepsOf(deployJob(workflows));
    const at = steps.findIndex((step) => uses(step, 'aws-actions/configure-aws-credentials'));
    return steps.slice(at + 1).filter(({ run = '' }) => /npm |tar /.test(run)).map(({ name }) => name);
  },

  'every deployment gets artifact and hash from the build job of its run': (workflows) =>
    calls(workflows)
      .filter(({ job }) =>
        job.with?.artifact !== '${{ needs.build.outputs.artifact }}' ||
        job.with?.sha256 !== '${{ needs.build.outputs.sha256 }}' ||
        ![job.needs].flat().includes('build'))
      .map(({ file, key }) => `${file}: ${key}`),

  'what is called build is build.yml': (workflows) =>
    calls(workflows)
      .filter(({ file }) => workflows.find(({ name }) => name === file).workflow.jobs.build?.uses !== './.github/workflows/build.yml')
      .map(({ file, key }) => `${file}: ${key}`),

  'prod follows stg and the tests': (workflows) => {
    const jobs = workflows.find(({ name }) => name === 'deploy.yml')?.workflow.jobs ?? {};
    const needs = (key) => [jobs[key]?.needs].flat();
    return [
      ...(needs('prod').includes('stg') ? [] : ['prod does not need stg']),
      ...(needs('stg').includes('test') ? [] : ['stg does not need test']),
    ];
  },

  'a roll-back waits behind no approval': (workflows) => [
    ...workflows.filter(({ workflow }) => workflow.concurrency && workflow.on?.pull_request === undefined).map(({ name }) => name),
    ...[deployJob(workflows).concurrency ?? {}]
      .filter(({ group, 'cancel-in-progress': cancel }) =>
        group !== '${{ github.workflow }}-${{ inputs.environment }}' || cancel !== false)
      .map(({ group }) => `${group}`),
  ],
};
