export type Theme = 'dark' | 'light';

/** What surrounds the card on a page, so that it can be cut out: no theme has it. */
export const surround = { css: '#ff00fe', rgb: [0xff, 0x00, 0xfe] } as const;

const colours: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  dark: {
    page: '#313338',
    panel: '#2b2d31',
    raised: '#1e1f22',
    line: '#3f4147',
    text: '#dbdee1',
    strong: '#f2f3f5',
    weak: '#949ba4',
    link: '#00a8fc',
    mention: '#c9cdfb',
    'mention-back': '#3c4270',
    button: '#4e5058',
    'button-text': '#ffffff',
    quote: '#4e5058',
    time: '#3b3d44',
    private: '#36383f',
  },
  light: {
    page: '#ffffff',
    panel: '#f2f3f5',
    raised: '#ebedef',
    line: '#dcdee2',
    text: '#313338',
    strong: '#060607',
    weak: '#5c5e66',
    link: '#006ce7',
    mention: '#505cdc',
    'mention-back': '#e6e8fd',
    button: '#e3e5e8',
    'button-text': '#313338',
    quote: '#c4c9ce',
    time: '#e9eaed',
    private: '#eff0fd',
  },
};

const fonts =
  "'gg sans','Noto Sans','Helvetica Neue',Helvetica,Arial,system-ui,'Liberation Sans','Noto Color Emoji','Apple Color Emoji','Segoe UI Emoji',sans-serif";
const fixed = "Consolas,'Andale Mono','Liberation Mono','DejaVu Sans Mono',monospace";

/** The sheet of a page in one theme, for a card of this width. */
export function styleSheet(theme: Theme, width: number): string {
  const variables = Object.entries(colours[theme])
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
  return `:root{${variables}}body{margin:0;background:${surround.css}}#card{width:${width}px}${sheet}`;
}

const sheet = `
*{box-sizing:border-box}
#card{background:var(--page);color:var(--text);padding:16px 20px 18px;font:16px/1.375 ${fonts};overflow-wrap:anywhere}
#card+*{display:none}
a{color:var(--link);text-decoration:none}
strong{font-weight:700}
img{display:block}
.message{position:relative;padding-left:56px;min-height:40px}
.message.private{background:var(--private);margin:-16px -20px -18px;padding:16px 20px 18px 76px}
.avatar{position:absolute;left:0;width:40px;height:40px}
.private .avatar{left:20px}
.asked{display:flex;align-items:center;gap:5px;font-size:14px;line-height:18px;color:var(--weak);margin-bottom:6px;position:relative}
.spine{position:absolute;left:-37px;top:8px;width:33px;height:12px;border:2px solid var(--quote);border-right:0;border-bottom:0;border-top-left-radius:6px}
.small-avatar{width:16px;height:16px;border-radius:50%;background:#5865f2;color:#fff;font-size:10px;line-height:16px;text-align:center}
.by{color:var(--text);font-weight:600}
.command{color:var(--mention);background:var(--mention-back);border-radius:3px;padding:0 4px}
.heading{display:flex;align-items:center;gap:6px;line-height:22px}
.heading .author{font-weight:600;color:var(--strong)}
.app{background:#5865f2;color:#fff;font-size:10px;font-weight:600;line-height:15px;border-radius:3px;padding:0 4px}
.when{color:var(--weak);font-size:12px}
.edited{color:var(--weak);font-size:10px;margin-left:4px}
.content>.text:last-of-type,.content>.text:last-of-type+.edited{display:inline}
.text{white-space:break-spaces}
.subtext{font-size:13px;line-height:18px;color:var(--weak)}
h1,h2,h3{margin:8px 0 4px;color:var(--strong);line-height:1.3;font-weight:700}
h1{font-size:24px}h2{font-size:20px}h3{font-size:16px}
h1:first-child,h2:first-child,h3:first-child{margin-top:0}
blockquote{margin:0;padding:0 8px 0 12px;border-left:4px solid var(--quote);border-radius:2px}
ul,ol{margin:4px 0;padding-left:20px}
ul{list-style:disc}
li{margin-bottom:2px}
.level-1{margin-left:20px;list-style:circle}.level-2{margin-left:40px;list-style:square}
.level-3{margin-left:60px}.level-4{margin-left:80px}.level-5{margin-left:100px}
code{font:85%/1.2 ${fixed};background:var(--raised);border:1px solid var(--line);border-radius:4px;padding:0 3px}
pre{font:14px/18px ${fixed};background:var(--raised);border:1px solid var(--line);border-radius:4px;padding:7px;margin:6px 0;white-space:pre-wrap}
mark{background:var(--text);color:transparent;border-radius:3px}
.mention{color:var(--mention);background:var(--mention-back);border-radius:3px;padding:0 2px;font-weight:500}
.time{background:var(--time);border-radius:3px;padding:0 2px}
.emoji{font-family:'Noto Color Emoji','Apple Color Emoji','Segoe UI Emoji',sans-serif;font-size:1.1em;line-height:1;font-weight:400}
.embed,.container{background:var(--panel);border:1px solid var(--line);border-radius:8px;margin-top:6px;width:fit-content}
.embed{display:flex;gap:16px;border-left:4px solid var(--line);border-radius:4px;max-width:520px;padding:8px 16px 16px 12px;font-size:14px;line-height:1.35}
.embed.pictured{width:520px}
.body{flex:1;min-width:0}
.body>*{margin-top:8px}
.body .author{font-weight:600;color:var(--strong)}
.title{font-size:16px;font-weight:600;color:var(--strong)}
.fields{display:grid;grid-auto-columns:1fr;grid-auto-flow:column;gap:8px}
.name{font-weight:600;color:var(--strong)}
.body .picture{max-width:100%;border-radius:4px;margin-top:16px}
.picture.loose{max-width:550px;border-radius:8px;margin-top:6px}
.embed .thumbnail{width:80px;height:80px;object-fit:cover;border-radius:4px;margin-top:8px}
.footer{font-size:12px;line-height:16px;color:var(--text)}
.container{display:flex;flex-direction:column;gap:8px;max-width:600px;padding:16px;font-size:14px;line-height:1.4}
.container.accented{border-left:4px solid}
.container h3{font-size:16px}
.section{display:flex;gap:12px;align-items:flex-start;justify-content:space-between}
.section>.words{flex:1;min-width:0}
.section .thumbnail{width:85px;height:85px;object-fit:cover;border-radius:8px}
.separator{height:0;margin:0}
.separator.line{height:1px;background:var(--line);margin:4px 0}
.separator.wide{margin:12px 0}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:6px}
.container .row{margin-top:0}
.button{display:inline-flex;align-items:center;gap:6px;height:32px;padding:0 12px;border-radius:8px;font-size:14px;font-weight:500;white-space:nowrap;background:var(--button);color:var(--button-text)}
.button.primary{background:#5865f2;color:#fff}.button.success{background:#248046;color:#fff}.button.danger{background:#da373c;color:#fff}
.button.disabled{opacity:.5}
.leads{font-size:12px}
.select{display:flex;justify-content:space-between;align-items:center;width:100%;min-width:400px;min-height:40px;padding:0 12px;border-radius:8px;background:var(--raised);border:1px solid var(--line);color:var(--weak);font-size:14px}
.container .select{min-width:0}
.select.chosen{color:var(--text)}
.arrow{font-size:18px;line-height:1;margin-top:-8px}
.gallery .picture{max-width:100%;border-radius:8px}
.gallery.several{display:grid;grid-template-columns:1fr 1fr;gap:4px}
.file{display:flex;align-items:center;gap:8px;margin-top:6px;padding:12px;border:1px solid var(--line);border-radius:8px;background:var(--panel);width:fit-content;min-width:280px}
.file .icon{font-size:24px;line-height:1}
.file .name{color:var(--link);font-weight:400}
.privacy{font-size:12px;color:var(--weak);margin-top:6px}
`;
