/** The colours of the web client in the browser's own typeface, light or dark as the reader has it; on paper black on white. */
export const stylesheet = `:root { color-scheme: light dark; --ink: #14202b; --paper: #fff; --quiet: #4a5763; --link: #0b57a4; --line: #cfd8df; --field: #fff; --note: #e2eefa; --warn: #fdf0d9; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef3f7; --paper: #10181f; --quiet: #b1bec9; --link: #8fc4fb; --line: #33434f; --field: #18232c; --note: #15304a; --warn: #3a2a10; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
header { max-width: 42rem; margin: 0 auto; padding: 1rem 1.25rem 0; display: flex; justify-content: space-between; gap: 1rem; }
header a:first-child { font-weight: 700; color: var(--ink); text-decoration: none; }
header a:first-child:hover { text-decoration: underline; }
main { max-width: 42rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 3rem) 1.25rem clamp(2rem, 6vw, 5rem); }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
p, ul, dl { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
a { color: var(--link); text-underline-offset: .2em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
code { font-family: ui-monospace, monospace; font-size: .9375em; }
.quiet { color: var(--quiet); }
nav { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.note, .warn { background: var(--note); border-left: .25rem solid var(--link); padding: .75rem 1rem; margin: 0 0 1.5rem; }
.warn { background: var(--warn); border-color: #b5541c; }
.note p:last-child, .warn p:last-child { margin: 0; }
.events { list-style: none; padding: 0; }
.events li { border-top: 1px solid var(--line); padding: 1.25rem 0 .5rem; }
.events h2 { margin: 0 0 .25rem; }
.events p { margin: 0 0 .5rem; }
.called { font-weight: 600; }
form { margin: 0 0 1rem; }
label { display: block; font-weight: 600; margin: 0 0 .25rem; }
.field { margin: 0 0 1.25rem; }
.field input:not([type=checkbox]) { width: 100%; max-width: 26rem; }
fieldset { border: 0; padding: 0; margin: 0 0 1.25rem; min-width: 0; }
legend { font-weight: 600; padding: 0; margin: 0 0 .25rem; }
.radio { display: flex; gap: .625rem; align-items: flex-start; font-weight: 400; padding: .375rem 0; }
.unseen { position: absolute; clip-path: inset(50%); }
.times { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding-left: 1.875rem; }
.times .wrong { flex-basis: 100%; margin: 0 0 .5rem; }
.field p { margin: .25rem 0 0; }
.wrong { color: #a8330f; font-weight: 600; }
input { font: inherit; color: inherit; background: var(--field); border: 1px solid var(--quiet); border-radius: .25rem; padding: .5rem .625rem; min-height: 2.75rem; }
input[type=radio] { flex: none; width: 1.25rem; height: 1.25rem; min-height: 1.25rem; margin: .2em 0 0; accent-color: var(--link); }
select { font: inherit; color: inherit; background: var(--field); border: 1px solid var(--quiet); border-radius: .25rem; padding: .5rem .625rem; min-height: 2.75rem; max-width: 100%; }
input[type=checkbox] { width: 1.25rem; min-height: 1.25rem; height: 1.25rem; margin: 0 .5rem 0 0; vertical-align: -.2em; accent-color: var(--link); }
.choice label { display: inline; font-weight: 400; }
button { font: inherit; font-weight: 600; color: var(--paper); background: var(--link); border: 1px solid var(--link); border-radius: .25rem; padding: .625rem 1.25rem; min-height: 2.75rem; cursor: pointer; }
[aria-invalid=true] { border: 2px solid #a8330f; }
@media (prefers-color-scheme: dark) { .wrong { color: #ffb59b; } [aria-invalid=true] { border-color: #ffb59b; } }
button.second { color: var(--link); background: transparent; }
summary { cursor: pointer; color: var(--link); padding: .5rem 0; margin: 0 0 .5rem; }
.code svg { display: block; width: min(100%, 22rem); height: auto; margin: 0 auto 1.5rem; background: #fff; border-radius: .5rem; }
nav:empty { display: none; }
.agreed h2 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
.agreed { border: 1px solid var(--line); padding: 0 1.25rem .5rem; margin: 0 0 1.5rem; }
table { width: 100%; border-collapse: collapse; }
th, td { overflow-wrap: break-word; text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-top: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 400; }
tbody tr { break-inside: avoid; }
td:first-child { min-width: 9rem; font-weight: 600; }
@media screen and (max-width: 34rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tbody tr { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; border-top: 1px solid var(--line); padding: .5rem 0; }
  tbody td, tbody th { border: 0; padding: 0; }
  td:nth-child(2), td:nth-child(3), td:nth-child(4) { grid-column: 1 / -1; color: var(--quiet); }
  td[data-label]::before { content: attr(data-label) " "; }
  td:last-child { grid-area: 1 / 2; }
}
.letter { break-after: avoid; }
.letter th { font-size: 1.25rem; padding-top: 1rem; }
.number { font-size: 3.5rem; font-weight: 700; line-height: 1; }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --link: #000; --line: #888; }
  main { max-width: none; padding: 0; }
  header, nav, form { display: none; }
  body { font-size: 11pt; }
}
`;
