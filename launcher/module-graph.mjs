import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';

const parts = '^(?:services|libs)/[^/]+|^launcher';
const ownCode = '^(?:services|libs)/[^/]+/src/|^launcher/src/';
const notPartOfIt = '\\.(?:spec|builder)\\.ts$|^libs/testing/';

/** @returns {Promise<string>} Markdown with graphs in Mermaid: of all parts, and of the folders in each service */
export async function moduleGraph() {
  const all = await edges('services libs launcher'.split(' '), parts);
  const services = [...new Set(all.flat().filter((part) => part.startsWith('services/')))].toSorted(alphabetically);
  const sections = ['# How its parts hang together', 'Drawn from the code by `npm run docs`. An arrow leads to what is needed.', '## All parts', graph(all, nameOfPart)];
  for (const service of services) {
    const inside = await edges([`${service}/src`], `^${service}/src/[^/]+`);
    const here = inside.filter((edge) => edge.every((path) => path.startsWith(`${service}/src/`)));
    sections.push(`## ${service}`, graph(here, (path) => path.slice(`${service}/src/`.length)));
  }
  return `${sections.join('\n\n')}\n`;
}

/** Pairs of who needs and what is needed, each once and never itself, in alphabetical order. */
async function edges(roots, collapse) {
  const options = await extractConfig('./.dependency-cruiser.cjs');
  const { output } = await cruise(roots, { ...options, ruleSet: undefined, validate: false, includeOnly: ownCode, exclude: notPartOfIt, collapse });
  const pairs = output.modules.flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => [source, resolved]));
  const unique = new Map(pairs.filter(([from, to]) => from !== to).map((pair) => [pair.join(' '), pair]));
  return [...unique.values()].toSorted(([one], [other]) => alphabetically(one, other));
}

const alphabetically = (one, other) => (one < other ? -1 : Number(one > other));

const nameOfPart = (path) => (path.startsWith('libs/') ? `#${path.slice('libs/'.length)}` : path);

function graph(pairs, nameOf) {
  const ids = new Map([...new Set(pairs.flat())].toSorted(alphabetically).map((path, index) => [path, `m${index}`]));
  const nodes = [...ids].map(([path, id]) => `  ${id}["${nameOf(path)}"]`);
  const arrows = pairs.map(([from, to]) => `  ${ids.get(from)} --> ${ids.get(to)}`).toSorted(alphabetically);
  return ['```mermaid', 'flowchart LR', ...nodes, ...arrows, '```'].join('\n');
}
