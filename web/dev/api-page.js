import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What the service promises, and what the functions and their tests are held to. */
export const contract = new URL('../../lambdas/movies/src/main/resources/openapi.yaml', import.meta.url);

const methods = ['get', 'put', 'patch', 'post', 'delete'];
const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** Markdown as far as the contract uses it: code and lists. */
const prose = (text) => escape(text.trim()).replace(/`([^`]+)`/g, '<code>$1</code>');
const code = (text) => `<code>${escape(text)}</code>`;

/** Writes `api.html`, the API's page: text alone, made of the contract when the site is built, with the style sheet of the site. */
export function apiPage() {
  return {
    name: 'api-page',
    apply: 'build',
    generateBundle(_, bundle) {
      const styles = Object.values(bundle).map(({ fileName }) => fileName).filter((name) => name.endsWith('.css')).sort();
      this.emitFile({ type: 'asset', fileName: 'api.html', source: page(parse(readFileSync(contract, 'utf8')), styles) });
    },
  };
}

/** The page of a contract. */
export function page(document, styles = []) {
  const deref = (node) => (node?.$ref ? deref(node.$ref.slice(2).split('/').reduce((found, name) => found[name], document)) : node);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => operation(path, method, item, deref)));
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) =>
    `<h3 id="schema-${name}">${name}</h3>\n<pre>${escape(JSON.stringify(schema, null, 1))}</pre>`);
  const links = styles.map((name) => `<link rel="stylesheet" href="/${name}" />`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>API – ${escape(document.info.title)}</title>
<meta name="color-scheme" content="light dark" />
<link rel="icon" href="/icon.svg" type="image/svg+xml" />
${links}
</head>
<body>
<main class="container">
<h1>${escape(document.info.title)} API, version ${escape(document.info.version)}</h1>
${blocks(document.info.description)}
<p>Base: ${document.servers.map(({ url }) => code(url)).join(', ')}</p>
<h2>Sign-in</h2>
<dl>
${Object.entries(document.components.securitySchemes).map(([name, scheme]) => `<dt>${code(name)}</dt>\n<dd>${prose(scheme.description)}</dd>`).join('\n')}
</dl>
<h2>Operations</h2>
${operations.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}
</main>
</body>
</html>
`;
}

function operation(path, method, item, deref) {
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = item[method];
  const all = [...(item.parameters ?? []), ...parameters].map(deref);
  const body = deref(requestBody);
  return `<section id="${operationId}">
<h3>${code(`${method.toUpperCase()} ${path}`)}</h3>
<p>${prose(summary)}</p>
${description ? blocks(description) : ''}
<p>Access: ${access(security)}</p>
${all.length ? `<ul>\n${all.map(parameter).join('\n')}\n</ul>` : ''}
${body ? Object.entries(body.content).map(([type, { schema, example }]) => `<p>Body ${code(type)}: ${shape(schema)}</p>${sample(example)}`).join('\n') : ''}
<dl>
${Object.entries(responses).map(([status, response]) => answer(status, deref(response))).join('\n')}
</dl>
</section>`;
}

function access(security = [{ signIn: ['mymovie/api'] }]) {
  if (!security.length) return 'anybody';
  return security.map((one) => Object.entries(one).map(([name, scopes]) => code(`${name} ${scopes.join(' ')}`)).join(' ')).join(' or ');
}

function parameter({ name, in: where, required, description, schema }) {
  return `<li>${code(name)} in ${where}${required ? ', required' : ''}${description ? `: ${prose(description)}` : ''} ${code(JSON.stringify(schema))}</li>`;
}

function answer(status, { description, content = {} }) {
  const bodies = Object.entries(content).map(([type, { schema, example }]) => ` ${code(type)} ${shape(schema)}${sample(example)}`);
  return `<dt>${status}</dt>\n<dd>${prose(description)}${status < 400 ? bodies.join('') : ''}</dd>`;
}

function shape(schema) {
  if (!schema) return '';
  const name = schema.$ref?.split('/').at(-1);
  return name ? `<a href="#schema-${name}">${name}</a>` : code(JSON.stringify(schema));
}

const sample = (example) => (example === undefined ? '' : `<pre>${escape(typeof example === 'string' ? example : JSON.stringify(example, null, 1))}</pre>`);

/** Paragraphs and lists. */
function blocks(text) {
  const items = text.split('\n').filter((line) => line.trim());
  const html = items.map((line) => (line.startsWith('- ') ? `<li>${prose(line.slice(2))}</li>` : `<p>${prose(line)}</p>`)).join('\n');
  return html.replace(/(?:<li>.*<\/li>\n?)+/g, (list) => `<ul>\n${list.trimEnd()}\n</ul>\n`);
}
