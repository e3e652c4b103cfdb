// How pages look: on a desk, on a phone, in the dark, on paper. No other file, no font and no address is asked for.
#pragma once

#include <string_view>

namespace muster::inline v0_2::report {

inline constexpr std::string_view page_style = R"css(
:root{color-scheme:light dark;--ink:#1c1b1a;--soft:#645f5a;--line:#e4dfd8;--paper:#fbf9f6;--card:#fff;--red:#b3261e;--wash:#fbeae8;--green:#1d6b45;--gold:#8a5700;--good:#e6f2ea;--rest:#efebe5}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e3;--soft:#aca59d;--line:#38332f;--paper:#171514;--card:#211e1c;--red:#ff8a80;--wash:#3a1f1c;--green:#7fd1a4;--gold:#e8b65c;--good:#1c3327;--rest:#2c2825}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
input.language{position:absolute;opacity:0;pointer-events:none}
label.language{position:absolute;top:1.1rem;z-index:4;width:4.6rem;padding:.25rem 0;text-align:center;font-size:.88rem;color:var(--soft);border:1px solid var(--line);background:var(--card);cursor:pointer}
label[for=in-zh]{right:calc(max(0px,50vw - 38rem) + 1.25rem + 4.55rem);border-radius:99px 0 0 99px}
label[for=in-en]{right:calc(max(0px,50vw - 38rem) + 1.25rem);border-radius:0 99px 99px 0}
input.language:checked+label{color:var(--card);background:var(--red);border-color:var(--red)}
input.language:focus-visible+label{outline:2px solid var(--red);outline-offset:2px}
#in-zh:checked~.edition[lang=en],#in-en:checked~.edition[lang=zh-CN]{display:none}
.skip{position:absolute;left:1rem;top:-5rem;z-index:9;padding:.5rem 1rem;background:var(--card);border:2px solid var(--red);border-radius:7px;color:var(--red)}
.skip:focus{top:.6rem}
header{padding:2.6rem 1.25rem 1.6rem;border-top:5px solid var(--red);max-width:76rem;margin:auto}
header h1{margin:0;padding-right:10rem;font-size:1.9rem;line-height:1.2;letter-spacing:-.01em}
header p{margin:.4rem 0 0;color:var(--soft)}
nav{position:sticky;top:0;z-index:3;background:var(--paper);border-bottom:1px solid var(--line)}
nav div{max-width:76rem;margin:auto;padding:0 1.25rem;display:flex;gap:1.2rem;overflow-x:auto;scrollbar-width:thin}
nav a{padding:.7rem 0;color:var(--soft);text-decoration:none;white-space:nowrap}
nav a:hover,nav a:focus{color:var(--red)}
main{max-width:76rem;margin:auto;padding:0 1.25rem 4rem}
main:focus{outline:0}
section{margin-top:2.6rem}
h2{font-size:1.3rem;margin:0 0 .3rem}
h3{font-size:1rem;margin:1.4rem 0 .35rem}
a{color:var(--red)}
.lead{color:var(--soft);margin:.1rem 0 1rem;max-width:60rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(12.5rem,1fr));gap:.9rem;margin-top:1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.95rem 1.1rem}
.card b{display:block;font-size:1.65rem;line-height:1.25;font-variant-numeric:tabular-nums}
.card span{color:var(--soft);font-size:.88rem}
.card .bar{margin:.35rem 0}
.proofs{list-style:none;padding:0;margin:.4rem 0}
.proofs li{display:flex;gap:.7rem;padding:.35rem 0;align-items:baseline}
.seal,.card .seal{flex:none;font-size:.82rem;padding:.1rem .55rem;border-radius:99px;background:var(--good);color:var(--green);white-space:nowrap}
.seal.bad,.card .seal.bad{background:var(--wash);color:var(--red)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.42rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>td,tbody tr:last-child>th{border-bottom:0}
thead th{color:var(--soft);font-weight:600;font-size:.82rem;vertical-align:bottom}
tbody th{font-weight:600}
.n,thead th.n{text-align:right}
.n,.d{white-space:nowrap}
thead th.n{white-space:normal}
thead [role=button]{cursor:pointer;border-radius:3px}
thead [role=button]:focus-visible{outline:2px solid var(--red);outline-offset:2px}
thead [aria-sort] [role=button]::after{content:"↕";opacity:.35;padding-left:.25em}
thead [aria-sort=ascending] [role=button]::after{content:"↑";opacity:1}
thead [aria-sort=descending] [role=button]::after{content:"↓";opacity:1}
.words{min-width:14rem}
.toggle{white-space:nowrap;width:1%}
@supports selector(:has(a)){tr.below{display:none}tr:has(>.toggle>details[open])+tr.below{display:table-row}}
tr.away,tr.away+tr.below{display:none!important}
.below>td{background:color-mix(in srgb,var(--paper) 70%,transparent)}
.below>td>div{position:sticky;left:.7rem;max-width:min(100%,calc(100vw - 4.2rem))}
.duty td,.duty thead th{width:12.5%;min-width:7rem}
.duty td{border-left:1px solid var(--line)}
.duty .rest{background:var(--rest)}
.duty time{white-space:nowrap}
.duty i{font-style:normal;display:inline-block;margin:0 .3rem .15rem 0;padding:0 .4rem;border-radius:5px;background:color-mix(in srgb,var(--line) 60%,transparent)}
.duty i.me{background:var(--red);color:var(--card)}
.duty small{display:block;font-weight:400;color:var(--soft)}
.controls{display:flex;align-items:center;gap:.6rem;margin:.2rem 0 .8rem;flex-wrap:wrap}
button,select,input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.3rem .7rem;max-width:100%}
button{cursor:pointer}button:disabled{opacity:.4;cursor:default}
button:focus-visible,select:focus-visible,input:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid var(--red);outline-offset:2px}
.scripted .week.away{display:none}
html:not(.scripted) .controls,html:not(.scripted) .find{display:none}
details>summary{cursor:pointer}
main>section>details{margin:.5rem 0}
details details{margin-left:1rem}
.why{padding:.2rem 0 .5rem;font-size:.92rem}
.why ul{margin:.2rem 0;padding-left:1.2rem;color:var(--soft)}
.bar,.strip{display:block;width:100%;min-width:4rem;height:.55rem}
.bar{fill:var(--red);margin-top:.5rem}.bar .whole{fill:var(--line)}.bar .mark{fill:var(--ink)}
.strip{min-width:9rem;height:1.1rem;margin-top:.15rem;fill:var(--red)}.strip .whole{fill:var(--rest)}.strip .rest{fill:var(--line)}
.picture{margin:1rem 0;padding:.8rem;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
.picture svg{display:block;width:100%;max-width:44rem;height:auto;margin:auto;stroke-linejoin:round}
.picture figcaption{margin-top:.5rem;color:var(--soft);font-size:.9rem}
@media screen and (prefers-color-scheme:dark){.picture.fixed svg{filter:invert(1) hue-rotate(180deg)}}
.grade{white-space:nowrap;padding:.05rem .55rem;border-radius:99px;border:1px solid var(--line);font-size:.85rem}
.grade.g0{background:var(--wash);color:var(--red);border-color:transparent}
.rec{font-size:.85rem;margin:.3rem 0 .8rem;width:auto;max-width:100%}
.rec td,.rec th{padding:.2rem .6rem;overflow-wrap:anywhere}
.out{color:var(--soft)}
code{font-size:.85em;overflow-wrap:anywhere}
footer{max-width:76rem;margin:auto;padding:1.2rem 1.25rem 3rem;color:var(--soft);border-top:1px solid var(--line);font-size:.86rem}
@media screen and (max-width:46rem){
.wide{display:none}
header{padding:3.6rem 1rem 1.2rem}header h1{padding:0;font-size:1.5rem}
main{padding:0 1rem 3rem}nav div{padding:0 1rem}footer{padding:1.2rem 1rem 3rem}
th,td{padding:.42rem .5rem}tbody th,tbody td:not([class]),.d{min-width:4.6em}.d{white-space:normal}
thead [aria-sort=none] [role=button]::after{content:none}
.cards{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem}.card{padding:.7rem .8rem}
.rec td,.rec th{padding:.2rem .35rem}
.words{min-width:9rem}
details details{margin-left:.5rem}
.duty{display:grid;grid-auto-flow:column;grid-template-rows:repeat(8,auto);grid-template-columns:3.7rem;grid-auto-columns:minmax(5.3rem,1fr)}
.duty tbody th,.duty thead th{font-size:.85rem}
.duty thead,.duty tbody,.duty tr{display:contents}
.duty tbody td,.duty tbody th,.duty thead th{width:auto;min-width:0;border-bottom:1px solid var(--line);overflow-wrap:anywhere;hyphens:auto}
.duty i{margin-right:.1rem;padding:0 .25rem}
.strip{min-width:4.5rem}
.picture:not(.fits) svg{min-width:30rem}.picture:not(.fits) figcaption::after{content:" ↔"}.picture figcaption{position:sticky;left:0}
.grade{white-space:normal;border-radius:8px}
}
@media print{
@page{size:A4;margin:13mm 12mm}
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--card:#fff;--red:#9c1f18;--wash:#fff;--green:#124;--good:#fff;--rest:#eee}
html{font-size:10.5px}body{font-size:9.5px;line-height:1.4;print-color-adjust:exact}
nav,.controls,.find,.skip,label.language,.toggle>*,main details:not([open]):not(.paper){display:none}
header,main,footer{padding:0 1px;max-width:none}header h1{padding:0;font-size:20px}h2{font-size:14px}h3{font-size:11px}
section{margin-top:14px}h2,h3,.lead{break-after:avoid}
.cards{grid-template-columns:repeat(5,1fr);gap:5px;margin-top:6px}.card{padding:5px 7px;break-inside:avoid}.card b{font-size:14px}.proofs li{padding:1px 0}
.scroll,.picture{overflow:visible;border:0;padding:0;border-radius:0}
th,td{padding:2px 4px;overflow-wrap:anywhere}thead th{overflow-wrap:normal}
summary{list-style:none;break-after:avoid}
.d{white-space:normal}.words{min-width:0}
.toggle{width:0;padding:0}.screen{display:none!important}.posts:not(:has(details[open])){display:none}thead [aria-sort] [role=button]::after{content:none}
tr,figure,li{break-inside:avoid}thead{display:table-header-group}
.scripted .week.away{display:block}.week{break-inside:avoid;margin-bottom:8px}
.duty td,.duty thead th{min-width:0}.duty i{padding:0 2px;margin:0 2px 1px 0;background:none}
tr.below{break-before:avoid}tr.below.paper{display:table-row!important}
.below>td{background:none;padding-top:0}.below>td>div{position:static;max-width:none}
.below.paper .why{font-size:inherit;padding:0}.below.paper .why ul{display:flex;flex-wrap:wrap;gap:0 1.4em;list-style:none;margin:0;padding:0}
details.paper::details-content{content-visibility:visible;block-size:auto}
.bar{margin-top:3px;height:5px}.strip{min-width:0;height:8px}
}
)css";

}  // namespace muster::report
