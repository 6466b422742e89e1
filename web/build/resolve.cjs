const path = require('node:path');

/** Where `@/…` leads, for the check of boundaries; the build and the compiler have it in their own settings. */
module.exports = { resolve: { alias: { '@': path.join(__dirname, '..', 'src') }, extensions: ['.ts', '.tsx', '.js', '.json', '.css'] } };
