// Validates CloudFormation templates offline: node test/templates/validate.mjs FILE… prints a finding a line.
// Exit 1 where one is WARN, ERROR or FATAL.
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

const engine = new RegoEngine();
let findings = 0;
try {
  for (const file of process.argv.slice(2)) {
    const report = engine.validateStandard(new TemplateFile(file), { severityLevel: 'WARN' });
    for (const found of report.diagnostics) {
      findings += 1;
      console.log(JSON.stringify({ file, ...found }));
    }
  }
} finally {
  engine.free();
}
console.log(`${process.argv.length - 2} templates, ${findings} findings`);
process.exit(findings ? 1 : 0);
