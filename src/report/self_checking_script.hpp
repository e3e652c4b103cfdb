// How a page checks itself, in the browser of whoever reads it.
#pragma once

#include <string_view>

namespace muster::inline v0_2::report {

inline constexpr std::string_view self_check_style =
    R"css(.check{margin:.5rem 0;padding:.6rem .9rem;background:var(--card);border:1px solid var(--line);border-left:4px solid var(--soft);border-radius:8px;font-size:.92rem;overflow-wrap:anywhere}
.check p{margin:0}.check p+p,.check ul+p{margin-top:.4rem;color:var(--soft);font-size:.85rem}
.check ul{list-style:none;margin:.35rem 0 0;padding:0}.check li{margin:.12rem 0;padding-left:1.3em;text-indent:-1.3em}.check li b{font-weight:600}
.check .mark{display:inline-block;width:1.3em;text-indent:0;color:var(--green)}.check .no .mark,.check .no b{color:var(--red)}
.check.good{border-left-color:var(--green)}.check.good>p b{color:var(--green)}
.check.bad{border-left-color:var(--red);background:var(--wash)}.check.bad>p b{color:var(--red)}
.differs{outline:2px solid var(--red);outline-offset:1px;background:var(--wash)}
)css";

/// Takes a copy of what is shown before anything of it is moved; when the page stands, unpacks the program, gives it
/// the archive, and holds the page that it writes against the copy, part by part. Drawings of the caller's are in no
/// archive and are passed over. Nothing is fetched: the page's policy would not let it.
inline constexpr std::string_view self_check_script = R"js(
(function(){
'use strict';
function all(selector,within){return [].slice.call(within.querySelectorAll(selector))}
var words={zh:{waits:'浏览器正在重新计算……',good:'您的浏览器已重新算过，全部相符',bad:'您的浏览器重新算过，有不符之处',took:function(s){return '（'+s+' 秒）'},
cannot:'您的浏览器无法重新计算：',page:'本页',same:function(n){return '两种语言共 '+n+' 个部分所示与存档一致（图片不比较）'},colon:'：',
shows:function(at,is,was){return at+'：本页显示“'+is+'”，按存档应为“'+was+'”'},drawn:function(at){return at+'：文字相同，但图形或标记与存档不同'},lacks:function(at){return at+'：缺少或多出'},
digest:'存档 SHA-256',stop:'。',see:'查看',ask:'更改本页的人也能更改这里的程序，请与支部公布的摘要或存档比较。'},
en:{waits:'Your browser is working it out again …',good:'Your browser has worked it out again, and all of it agrees',bad:'Your browser has worked it out again, and it does not agree',took:function(s){return ' ('+s+' s)'},
cannot:'Your browser cannot work it out again: ',page:'This page',same:function(n){return n+' parts in both languages show what the archive holds (pictures are not compared)'},colon:': ',
shows:function(at,is,was){return at+': the page shows “'+is+'”, the archive gives “'+was+'”'},drawn:function(at){return at+': its words are the same, but drawings or marks are not those of the archive'},lacks:function(at){return at+': it is missing, or is one too many'},
digest:'Archive SHA-256',stop:'. ',see:'see',ask:'Who changes a page can change this program, too: compare it with what was published.'}};
function code(edition){return edition.getAttribute('lang')==='en'?'en':'zh'}
function parts(root){
var found=[];
all('.edition',root).forEach(function(edition){
var language=code(edition);
[].slice.call(edition.children).forEach(function(child){
var inside=child.tagName==='MAIN'?[].slice.call(child.children):[child];
inside.forEach(function(part){
var heading=part.querySelector('h2,h1'),name=heading?heading.textContent:part.tagName.toLowerCase();
found.push({key:language+' '+(part.id||part.tagName+part.className),language:language,name:name,part:part})})})});
return found}
function trails(node){var before=node.previousSibling;return node.data==='\n'&&before&&before.nodeType===1&&before.classList.contains('picture')}
function texts(part){
var walker=document.createTreeWalker(part,4),found=[];
while(walker.nextNode())if(!walker.currentNode.parentElement.closest('.picture')&&!trails(walker.currentNode))found.push(walker.currentNode);
return found}
function bare(part){var copy=part.cloneNode(true);all('.picture',copy).forEach(function(each){if(each.nextSibling&&each.nextSibling.nodeType===3&&trails(each.nextSibling))each.nextSibling.remove();each.remove()});copy.normalize();return copy}
function around(text,at){var from=at>40?at-20:0;return (from?'…':'')+text.slice(from,from+60)+(text.length>from+60?'…':'')}
function told(say,each,name,is,was){
var here=is?is.data.trim():'',there=was?was.data.trim():'',at=0;
while(at<here.length&&here[at]===there[at])++at;
return {at:each.live.id,text:say.shows(name,around(here,at),around(there,at))}}
var shown=parts(document).map(function(each){return {key:each.key,language:each.language,name:each.name,live:each.part,part:bare(each.part)}});
function compare(page){
var made={},faults={zh:[],en:[]},marks=[];
var from=page.indexOf('<body>');
parts(new DOMParser().parseFromString(page.slice(from<0?0:from),'text/html')).forEach(function(each){made[each.key]={name:each.name,language:each.language,part:each.part}});
shown.forEach(function(each){
var other=made[each.key],say=words[each.language],list=faults[each.language];
delete made[each.key];
if(!other){list.push({text:say.lacks(each.name)});return}
var wanted=bare(other.part);
if(wanted.outerHTML===each.part.outerHTML)return;
var is=texts(each.part),was=texts(wanted),at=0,found=0;
if(is.length===was.length){
for(;at<is.length;++at)if(is[at].data!==was[at].data&&++found<=5){list.push(told(say,each,other.name,is[at],was[at]));marks.push([each.live,at])}
if(!found)list.push({at:each.live.id,text:say.drawn(other.name)});
return}
while(at<is.length&&at<was.length&&is[at].data===was[at].data)++at;
list.push(told(say,each,other.name,is[at],was[at]));marks.push([each.live,at])});
Object.keys(made).forEach(function(key){faults[made[key].language].push({text:words[made[key].language].lacks(made[key].name)})});
marks=marks.map(function(mark){var node=texts(mark[0])[mark[1]];return node&&node.parentElement});
marks.forEach(function(element){if(element)element.classList.add('differs')});
return faults}
function show(state,write){all('.check',document).forEach(function(panel){
var edition=panel.closest('.edition'),language=edition?code(edition):'zh',head=document.createElement('p'),list=document.createElement('ul');
panel.className='check '+state;panel.textContent='';panel.appendChild(head);
var after=write(words[language],language,head,function(holds,name,text,at){
var item=document.createElement('li');if(!holds)item.className='no';
append(item,'span',holds?'✓':'✗').className='mark';append(item,'b',name);item.appendChild(document.createTextNode(text+(at?' ':'')));
if(at)append(item,'a',words[language].see).href='#'+at;
list.appendChild(item)});
if(list.firstChild)panel.appendChild(list);
if(after)append(panel,'p',after)})}
function append(to,name,text){var made=document.createElement(name);made.textContent=text;to.appendChild(made);return made}
function failed(fault){show('bad',function(say,language,head){head.textContent=say.cannot+fault})}
function bytes(element){var text=atob(element.content.textContent),made=new Uint8Array(text.length);for(var at=0;at<text.length;++at)made[at]=text.charCodeAt(at);return made}
function unpacked(packed){return packed[0]!==31||packed[1]!==139?Promise.resolve(packed.buffer):new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()}
function run(made,archive,packed){
var outside={};
WebAssembly.Module.imports(made).forEach(function(each){if(each.kind==='function'){
outside[each.module]=outside[each.module]||{};
outside[each.module][each.name]=each.name==='proc_exit'?function(){throw new Error('the program stopped')}:function(){return 8}}});
return Promise.all([WebAssembly.instantiate(made,outside),unpacked(packed)]).then(function(ready){
var started=performance.now(),program=ready[0].exports,data=archive.dataset,given=new Uint8Array(ready[1]);
function text(at,size){return new TextDecoder().decode(new Uint8Array(program.memory.buffer,at,size))}
program._initialize();
new Uint8Array(program.memory.buffer).set(given,program.room_for(given.length));
program.check(+data.language,+data.group,+data.records,+data.violations);
var answer={found:JSON.parse(text(program.findings(),program.findings_size())),page:text(program.page(),program.page_size())};
answer.seconds=((performance.now()-started)/1000).toFixed(1);
return answer})}
function tell(answer){
var found=answer.found,faults=found.fault?{zh:[{text:found.fault.zh}],en:[{text:found.fault.en}]}:compare(answer.page);
var differs=faults.zh.length+faults.en.length,good=!differs&&found.parts.every(function(each){return each.holds});
show(good?'good':'bad',function(say,language,head,add){
append(head,'b',good?say.good:say.bad);head.appendChild(document.createTextNode(say.took(answer.seconds)));
(faults[language].length?faults[language]:faults[language==='zh'?'en':'zh']).slice(0,20).forEach(function(fault){add(false,say.page,say.colon+fault.text,fault.at)});
found.parts.forEach(function(part){add(part.holds,part.name[language],say.colon+part.words[language]);
part.faults.slice(0,10).forEach(function(fault){add(false,part.name[language],say.colon+fault[language])})});
if(!found.fault&&!differs)add(true,say.page,say.colon+say.same(shown.length));
return say.digest+say.colon+found.digest+say.stop+say.ask});
document.documentElement.setAttribute('data-checked',good?'good':'bad')}
addEventListener('load',function(){setTimeout(function(){
var program=document.getElementById('page-program'),archive=document.getElementById('page-archive');
show('',function(say,language,head){head.textContent=say.waits});
Promise.resolve().then(function(){return unpacked(bytes(program))}).then(function(code){return WebAssembly.compile(code)}).then(function(made){return run(made,archive,bytes(archive))}).then(tell).catch(function(fault){
document.documentElement.setAttribute('data-checked','cannot');failed(String(fault&&fault.message||fault))})},60)});
})();
)js";

}  // namespace muster::report
