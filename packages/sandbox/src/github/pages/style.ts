/** @internal */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --page: #fff; --card: #f6f8fa; --line: #d1d9e0; --link: #0757ba;
  --good: #1a7f37; --done: #7c43d8; --bad: #c1202b; --added: #dafbe1; --removed: #ffebe9; --hunk: #ddf4ff; --button-text: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #f0f6fc; --quiet: #a3adb8; --page: #0d1117; --card: #161b22; --line: #3d444d; --link: #6cb1ff;
    --good: #238636; --done: #8250df; --bad: #cf222e; --added: #12361f; --removed: #471d21; --hunk: #16304f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover, .body a { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.note { margin: 0; padding: 6px 16px; background: #fff3c4; color: #3f2e00; font-size: 13px; text-align: center; }
header, main, footer { max-width: 1000px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 16px; }
header .name { font-size: 19px; overflow-wrap: anywhere; }
header .name b { font-weight: 600; }
nav { display: flex; gap: 4px; margin-top: 10px; border-bottom: 1px solid var(--line); }
nav a { padding: 6px 12px; color: var(--text); border-bottom: 2px solid transparent; }
nav a[aria-current] { border-color: #fd8c73; font-weight: 600; }
main { padding-top: 20px; }
h1 { margin: 0 0 8px; font-size: 24px; font-weight: 500; line-height: 1.25; overflow-wrap: anywhere; }
h1 .number { color: var(--quiet); font-weight: 300; }
h2 { margin: 28px 0 8px; font-size: 16px; font-weight: 600; }
h2 + .card { margin-top: 8px; }
.quiet { color: var(--quiet); }
.meta { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.meta code { overflow-wrap: anywhere; }
.state { display: inline-block; padding: 3px 12px; border-radius: 16px; color: #fff; font-weight: 600; white-space: nowrap; }
.open { background: var(--good); } .merged { background: var(--done); } .closed { background: var(--bad); }
.draft { background: #59636e; }
.label { padding: 1px 9px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); font-size: 12px; font-weight: 500; }
code, pre, .diff { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 12.5px; }
code { padding: 1px 5px; border-radius: 5px; background: var(--card); }
.card { margin-top: 16px; border: 1px solid var(--line); border-radius: 7px; overflow: hidden; }
.card > .title { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px; padding: 8px 14px; background: var(--card); border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.card > .body { padding: 6px 16px; overflow-wrap: anywhere; }
.card > p, .card > form { margin: 12px 14px; }
.body { overflow-x: auto; }
.body table { border-collapse: collapse; } .body th, .body td { padding: 4px 10px; border: 1px solid var(--line); text-align: left; }
.body pre { overflow-x: auto; padding: 10px; background: var(--card); border-radius: 6px; } .body pre code { padding: 0; }
ul.rows { margin: 0; padding: 0; list-style: none; }
ul.rows li { padding: 9px 14px; overflow-wrap: anywhere; }
ul.rows li + li { border-top: 1px solid var(--line); }
ul.rows pre { margin: 6px 0 0; white-space: pre-wrap; color: var(--quiet); }
.scroll { overflow-x: auto; }
.diff { width: 100%; border-collapse: collapse; line-height: 1.6; }
.diff td { padding: 0 8px; vertical-align: top; white-space: pre; }
.diff .line { width: 1%; min-width: 38px; text-align: right; color: var(--quiet); user-select: none; }
.diff .sign { width: 1%; padding: 0 2px 0 8px; user-select: none; }
.diff .added td { background: var(--added); } .diff .removed td { background: var(--removed); }
.diff .hunk td { background: var(--hunk); color: var(--quiet); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 14px 14px; }
.actions form { margin: 0; }
button { padding: 7px 16px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--text); font: inherit; font-weight: 500; cursor: pointer; }
button.primary { border-color: transparent; background: #1a7f37; color: var(--button-text); }
button:disabled { opacity: 0.6; cursor: not-allowed; }
footer { padding-top: 32px; padding-bottom: 32px; color: var(--quiet); font-size: 13px; }
@media (max-width: 480px) { h1 { font-size: 20px; } .diff td { padding: 0 5px; } .diff .line { min-width: 26px; } }
`;
