// What little pages do by a script. Without it they show everything, in the order it was written.
#pragma once

#include <string_view>

namespace muster::inline v0_2::report {

/// Shows one week at a time, marks one person's duties, filters and sorts rows, opens what belongs on paper, and keeps
/// the place on the page when the language is changed. What sorts acts as a button and is none: in heads that come
/// again on each sheet buttons are not printed.
inline constexpr std::string_view page_script = R"js(
(function(){
'use strict';
function all(selector,within){return [].slice.call((within||document).querySelectorAll(selector))}
document.documentElement.classList.add('scripted');
var groups=all('.roster').map(function(box){return {weeks:all('.week',box),back:box.querySelector('.back'),next:box.querySelector('.next'),pick:box.querySelector('.pick'),who:box.querySelector('.who'),marks:all('.duty i',box)}});
function show(at){groups.forEach(function(g){
if(at<0||at>=g.weeks.length)return;
g.weeks.forEach(function(week,k){week.classList.toggle('away',k!==at)});
g.back.disabled=at===0;g.next.disabled=at===g.weeks.length-1;g.pick.value=String(at)})}
function mark(who){groups.forEach(function(g){g.who.value=who;g.marks.forEach(function(i){i.className=i.getAttribute('data-m')===who?'me':''})})}
groups.forEach(function(g){
g.back.onclick=function(){show(+g.pick.value-1)};g.next.onclick=function(){show(+g.pick.value+1)};
g.pick.onchange=function(){show(+g.pick.value)};g.who.onchange=function(){mark(g.who.value)}});
show(0);
function own(table){return [].slice.call(table.tBodies[0].rows).filter(function(row){return !/below|sum/.test(row.className)})}
function below(row){var next=row.nextElementSibling;return next&&next.classList.contains('below')?next:null}
all('[data-find]').forEach(function(box){
var rows=own(document.getElementById(box.getAttribute('data-find')));
box.oninput=function(){var typed=box.value.trim().toLowerCase();
rows.forEach(function(row){var more=below(row),text=row.textContent+(more?more.textContent:'');row.classList.toggle('away',text.toLowerCase().indexOf(typed)<0)})}});
function key(row,column){var cell=row.cells[column];if(!cell)return '';var text=cell.textContent.trim();
if(!cell.classList.contains('n'))return text;var number=parseFloat(text);return isNaN(number)?null:number}
function sort(table,column,upwards,language){
var rows=own(table).map(function(row,at){return {row:row,more:below(row),key:key(row,column),at:at}});
rows.sort(function(a,b){
if(a.key===b.key)return a.at-b.at;
if(a.key===null||a.key==='')return 1;
if(b.key===null||b.key==='')return -1;
var order=typeof a.key==='number'&&typeof b.key==='number'?a.key-b.key:String(a.key).localeCompare(String(b.key),language,{numeric:true});
return (upwards?order:-order)||a.at-b.at});
rows.forEach(function(each){table.tBodies[0].appendChild(each.row);if(each.more)table.tBodies[0].appendChild(each.more)});
all('tr.sum',table).forEach(function(row){table.tBodies[0].appendChild(row)})}
all('table.sorts').forEach(function(table){
if(own(table).length<3)return;
var language=table.closest('.edition').lang,heads=[].slice.call(table.tHead.rows[0].cells);
heads.forEach(function(head,column){
if(!head.textContent)return;
var button=document.createElement('span');button.setAttribute('role','button');button.tabIndex=0;
while(head.firstChild)button.appendChild(head.firstChild);
head.appendChild(button);head.setAttribute('aria-sort','none');
button.onkeydown=function(event){if(event.key==='Enter'||event.key===' '){event.preventDefault();button.click()}};
button.onclick=function(){var upwards=head.getAttribute('aria-sort')!=='ascending';
heads.forEach(function(other){if(other.hasAttribute('aria-sort'))other.setAttribute('aria-sort','none')});
head.setAttribute('aria-sort',upwards?'ascending':'descending');sort(table,column,upwards,language)}})});
var opened=[];
addEventListener('beforeprint',function(){opened=all('details.paper:not([open])');opened.forEach(function(each){each.open=true})});
addEventListener('afterprint',function(){opened.forEach(function(each){each.open=false})});
all('input.language').forEach(function(choice){choice.onchange=function(){
var was=document.querySelector('.edition[lang="'+document.documentElement.lang+'"]'),now=document.querySelector('.edition[lang="'+choice.value+'"]');
document.documentElement.lang=choice.value;document.title=choice.getAttribute('data-title');
var at=+was.getAttribute('data-at')||0,there=all('main>section',now)[at];
if(there&&at>0)there.scrollIntoView({behavior:'instant'})}});
addEventListener('scroll',function(){all('.edition').forEach(function(edition){
if(!edition.offsetParent&&getComputedStyle(edition).display==='none')return;
var seen=0;all('main>section',edition).forEach(function(section,k){if(section.getBoundingClientRect().top<innerHeight/3)seen=k});
edition.setAttribute('data-at',scrollY<200?0:seen)})},{passive:true});
})();
)js";

}  // namespace muster::report
