import cf from 'cloudfront';

// Origins of one API, each with a key of its own: first those for reads, then those for writes.
const READS = 20;
const WRITES = 5;
// Longer paths are of no API here, and would be dear in its log, where a record is billed in steps of 5 KB.
const LONGEST = 1024;

function handler(event) {
  const request = event.request;
  if (request.uri.length > LONGEST) {
    return {
      statusCode: 414,
      statusDescription: 'URI Too Long',
      headers: { 'content-type': { value: 'application/problem+json' }, 'cache-control': { value: 'no-store' } },
      body: { encoding: 'text', data: '{"title":"URI too long","status":414}' },
    };
  }
  const viewer = network(event.viewer.ip);
  const first = hash('first ' + viewer) % READS;
  if (request.method === 'GET' || request.method === 'HEAD') {
    // Another than the first, whatever the hash.
    const second = (first + 1 + (hash('second ' + viewer) % (READS - 1))) % READS;
    cf.createRequestOriginGroup({
      originIds: [{ originId: origin(first) }, { originId: origin(second) }],
      failoverCriteria: { statusCodes: [429] },
    });
  } else if (request.method === 'OPTIONS') {
    cf.selectRequestOriginById(origin(first));
  } else {
    cf.selectRequestOriginById(origin(READS + (hash('write ' + viewer) % WRITES)));
  }
  return request;
}

// A household has a /64 of IPv6 addresses, and one of IPv4.
function network(ip) {
  if (ip.indexOf(':') === -1) {
    return ip;
  }
  const halves = ip.split('::');
  let groups = halves[0] === '' ? [] : halves[0].split(':');
  if (halves.length === 2) {
    const end = halves[1] === '' ? [] : halves[1].split(':');
    while (groups.length + end.length < 8) {
      groups.push('0');
    }
    groups = groups.concat(end);
  }
  let prefix = '';
  for (let i = 0; i < 4; i++) {
    prefix += parseInt(groups[i], 16) + ':';
  }
  return prefix;
}

function hash(text) {
  let value = 7;
  for (let i = 0; i < text.length; i++) {
    value = (value * 131 + text.charCodeAt(i)) % 1000003;
  }
  return value;
}

function origin(number) {
  return 'api-' + (number < 10 ? '0' : '') + number;
}
