// How the page looks and what little it does. No other file, no font and no address is asked for.
#pragma once

#include <string_view>

namespace muster::report {

inline constexpr std::string_view page_style = R"css(
:root{--ink:#1c1b1a;--soft:#6b6661;--line:#e4dfd8;--paper:#fbf9f6;--card:#fff;--red:#b3261e;--wash:#fbeae8;--green:#1d6b45;--gold:#a86b00;--good:#e6f2ea}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e3;--soft:#a39c94;--line:#38332f;--paper:#171514;--card:#211e1c;--red:#ff8a80;--wash:#3a1f1c;--green:#7fd1a4;--gold:#e8b65c;--good:#1c3327}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:3.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
header{padding:2.6rem 1.25rem 1.6rem;border-top:5px solid var(--red);max-width:76rem;margin:auto}
header h1{margin:0;font-size:1.9rem;line-height:1.2;letter-spacing:-.01em}
header p{margin:.4rem 0 0;color:var(--soft)}
nav{position:sticky;top:0;z-index:3;background:var(--paper);border-bottom:1px solid var(--line)}
nav div{max-width:76rem;margin:auto;padding:0 1.25rem;display:flex;gap:1.3rem;overflow-x:auto}
nav a{padding:.7rem 0;color:var(--soft);text-decoration:none;white-space:nowrap}
nav a:hover,nav a:focus{color:var(--red)}
main{max-width:76rem;margin:auto;padding:0 1.25rem 4rem}
section{margin-top:2.6rem}
h2{font-size:1.3rem;margin:0 0 .3rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
.lead{color:var(--soft);margin:.1rem 0 1rem;max-width:60rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.9rem;margin-top:1.4rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.95rem 1.1rem}
.card b{display:block;font-size:1.65rem;line-height:1.25;font-variant-numeric:tabular-nums}
.card span{color:var(--soft);font-size:.86rem}
.card .seal{display:inline-block;margin-top:.45rem}
.seal{font-size:.8rem;padding:.1rem .55rem;border-radius:99px;background:var(--good);color:var(--green)}
.seal.bad{background:var(--wash);color:var(--red)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.42rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>td,tbody tr:last-child>th{border-bottom:0}
thead th{color:var(--soft);font-weight:600;font-size:.82rem;white-space:nowrap}
tbody th{font-weight:600;white-space:nowrap}
.n{text-align:right;white-space:nowrap}
.d{white-space:nowrap}
.words{min-width:14rem}
.duty td,.duty thead th{width:12.5%;min-width:7rem}
.duty td{border-left:1px solid var(--line)}
.duty td.w,.duty th.w{background:color-mix(in srgb,var(--line) 35%,transparent)}
.duty i{font-style:normal;display:inline-block;margin:0 .3rem .15rem 0;padding:0 .4rem;border-radius:5px;background:color-mix(in srgb,var(--line) 60%,transparent);white-space:nowrap}
.duty i.me{background:var(--red);color:var(--card)}
.weeks{display:flex;align-items:center;gap:.6rem;margin:.2rem 0 .8rem;flex-wrap:wrap}
button,select,input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.3rem .7rem}
button{cursor:pointer}button:disabled{opacity:.4;cursor:default}
button:focus-visible,select:focus-visible,input:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid var(--red);outline-offset:2px}
details>summary{cursor:pointer}
details details{margin-left:1rem}
.why{padding:.2rem 0 .5rem;color:var(--soft);font-size:.9rem}
.why ul{margin:.2rem 0;padding-left:1.2rem}
.bar{display:inline-block;height:.5rem;border-radius:3px;background:var(--red);vertical-align:middle;margin-right:.5rem}
.grade{white-space:nowrap;padding:.05rem .55rem;border-radius:99px;border:1px solid var(--line);font-size:.85rem}
.grade.g0{background:var(--wash);color:var(--red);border-color:transparent}
.rec{font-size:.85rem;margin:.3rem 0 .8rem}
.rec td,.rec th{padding:.2rem .6rem}
.out{color:var(--soft)}
code{font-size:.85em;overflow-wrap:anywhere}
footer{max-width:76rem;margin:auto;padding:1.2rem 1.25rem 3rem;color:var(--soft);border-top:1px solid var(--line);font-size:.86rem}
@media print{nav,.weeks,.find{display:none}.week{display:block!important}.scroll{overflow:visible;border:0}section{break-inside:auto}details>*{display:block}body{background:#fff;font-size:11px}}
)css";

/// Shows one week at a time, marks one person's duties, and filters rows. Without it the page shows everything.
inline constexpr std::string_view page_script = R"js(
(function(){
'use strict';
var weeks=[].slice.call(document.querySelectorAll('.week')),at=0;
var back=document.getElementById('back'),next=document.getElementById('next'),pick=document.getElementById('pick');
function show(i){at=i;weeks.forEach(function(w,k){w.style.display=k===i?'':'none'});back.disabled=i===0;next.disabled=i===weeks.length-1;pick.value=String(i)}
if(weeks.length&&pick){back.onclick=function(){show(at-1)};next.onclick=function(){show(at+1)};pick.onchange=function(){show(+pick.value)};show(0)}
[].forEach.call(document.querySelectorAll('[data-find]'),function(box){
var rows=[].slice.call(document.querySelectorAll(box.getAttribute('data-find')));
box.oninput=function(){var q=box.value.trim().toLowerCase();rows.forEach(function(r){r.style.display=!q||r.textContent.toLowerCase().indexOf(q)>=0?'':'none'})}});
var who=document.getElementById('who');
if(who){who.onchange=function(){[].forEach.call(document.querySelectorAll('.duty i'),function(i){i.className=i.getAttribute('data-m')===who.value?'me':''})}}
})();
)js";

}  // namespace muster::report
