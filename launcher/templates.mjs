import { readFileSync, writeFileSync } from 'node:fs';
import mjmlCore from 'mjml-core';
import preset from 'mjml-preset-core';
import { Failure, run } from './setup/failure.mjs';

const letters = new URL('../services/notifications/src/mail/', import.meta.url);
const source = new URL('letter.mjml', letters);
const made = new URL('letter.generated.ts', letters);

/** Compiles the letter that all mails are set in; with --check, tells whether that has been done since it was last changed. */
await run(async () => {
  const text = typescript(await compiled(readFileSync(source, 'utf8')));
  if (!process.argv.includes('--check')) writeFileSync(made, text);
  else if (readFileSync(made, 'utf8') !== text) throw new Failure('letter.generated.ts is not what letter.mjml makes. Type "npm run templates".');
});

async function compiled(mjml) {
  const { html } = await mjmlCore.default(mjml, { presets: [preset.default ?? preset], validationLevel: 'strict', fonts: {} });
  // Indentation would be sent with each mail.
  const lines = html.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
  return lines.replaceAll(/<[a-z!][^<>]*>/g, (tag) => tag.replaceAll(/\s+/g, ' ').replace(/ (?=\/?>$)/, ''));
}

function typescript(html) {
  const escaped = html.replaceAll(/[`\\]|\$(?=\{)/g, '\\$&');
  return `// Made of letter.mjml by "npm run templates".\nexport const letterTemplate = \`${escaped}\n\`;\n`;
}
