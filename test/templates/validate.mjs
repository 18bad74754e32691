// Validates CloudFormation templates offline: node test/templates/validate.mjs FILE… prints a finding a line.
// Exit 1 where one is WARN, ERROR or FATAL and not among the reviewed ones.
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

// What is accepted, where, and why. Nothing else is.
const REVIEWED = [
  {
    rule: 'W3005', // a DependsOn that a reference makes redundant
    types: /^AWS::(Lambda::Function|KinesisFirehose::DeliveryStream)$/,
    why: 'the CDK depends on a role together with its policy, which no reference names; the role itself comes along',
  },
  {
    rule: 'W9002', // a literal ARN
    types: /^AWS::(Logs::Delivery(Destination)?|SNS::Subscription)$/,
    why: 'the ARN is of another account or region: between those only settings cross (docs/decisions/0001)',
  },
  {
    rule: 'W9002',
    types: /^AWS::Lambda::Permission$/,
    why: 'a bucket that notifies a function names it, so the function names the bucket by its name: a reference would be a circle',
  },
  {
    rule: 'W9013', // a literal account id
    types: /^AWS::(Logs::Delivery|Oam::Link)$/,
    why: 'the id is of another account: between those only settings cross (docs/decisions/0001)',
  },
  {
    rule: 'W9013',
    types: /^AWS::(SNS::Subscription|Lambda::Permission)$/,
    why: 'the topic is in another region, and no reference crosses one; `cost` finds it by its literal ARN',
  },
  {
    rule: 'W2001', // a parameter that nothing refers to
    file: /\/bootstrap\//,
    types: /^$/,
    why: 'cdk bootstrap passes them, and each takes one value alone, so that no option widens the template',
  },
  {
    rule: 'W9013',
    types: /^AWS::IAM::Role$/,
    why: 'the boundary of a role lies in its own account, whose id is a setting that the stack carries (docs/decisions/0031)',
  },
];

const engine = new RegoEngine();
const used = new Set();
let findings = 0;
try {
  for (const file of process.argv.slice(2)) {
    const report = engine.validateStandard(new TemplateFile(file), { severityLevel: 'WARN' });
    for (const found of report.diagnostics) {
      const reviewed = REVIEWED.find(
        (accepted) =>
          accepted.rule === found.ruleId &&
          accepted.types.test(found.entity?.resourceType ?? '') &&
          (accepted.file?.test(file) ?? true),
      );
      if (reviewed) {
        used.add(reviewed);
      } else {
        findings += 1;
        console.log(`${file} ${found.entity?.logicalId}: ${found.severity} ${found.ruleId} ${found.message}`);
      }
    }
  }
} finally {
  engine.free();
}
for (const { rule } of REVIEWED.filter((accepted) => !used.has(accepted))) {
  findings += 1;
  console.log(`the reviewed finding ${rule} is not found any more: take it out of the list`);
}
console.log(`${process.argv.length - 2} templates, ${findings} findings`);
process.exit(findings ? 1 : 0);
