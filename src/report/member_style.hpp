// What a member's page has besides the looks of the report.
#pragma once

#include <string_view>

namespace muster::inline v0_2::report {

inline constexpr std::string_view member_style = R"css(
header,main,footer{max-width:46rem}
header{padding:1.8rem 1.25rem .4rem}
header h1{padding-right:0}
main{padding-bottom:2.5rem}
.cards{grid-template-columns:repeat(auto-fit,minmax(13rem,1fr))}
.card b{font-size:1.3rem}
.own{list-style:none;margin:.4rem 0 0;padding:0;border:1px solid var(--line);border-radius:10px;background:var(--card)}
.own>li{padding:.55rem .9rem;border-bottom:1px solid var(--line)}
.own>li:last-child{border-bottom:0}
.turns>li{display:grid;grid-template-columns:7.2rem 1fr;gap:.2rem .8rem}
.turns time{font-weight:600;font-variant-numeric:tabular-nums}
.turns>li.now{border-left:4px solid var(--red);border-radius:10px 0 0 0}
.turns>li:only-child.now{border-radius:10px 0 0 10px}
.go{display:inline-block;margin:.2rem 0 .6rem;padding:.45rem .9rem;border-radius:8px;background:var(--red);color:var(--card);text-decoration:none}
.fold{margin:.6rem 0}
.fold>summary,.points summary{padding:.35rem 0}
.points{border:1px solid var(--line);border-radius:10px;background:var(--card);padding:.35rem .9rem;margin-top:.6rem}
.points details{border-top:1px solid var(--line)}
.points>details:first-child{border-top:0}
.points details details{margin-left:.8rem}
.points summary{display:flex;gap:.5rem;list-style:none}
.points summary::-webkit-details-marker{display:none}
.points summary::before{content:"▸"}
.points [open]>summary::before{content:"▾"}
.points summary b{margin-left:auto;font-variant-numeric:tabular-nums;white-space:nowrap}
.points .rec td,.points .rec th{padding:.2rem .4rem}
.points .rec{width:100%}
.points .rec .d{white-space:nowrap}
.state{font-weight:700;margin-right:.4rem}
.state.yes{color:var(--green)}
.state.no{color:var(--red)}
.state.later{color:var(--gold)}
h3{margin-bottom:.2rem}
footer{padding-bottom:2rem}
@media(max-width:46rem){header,main,footer{padding-left:1rem;padding-right:1rem}}
@media(max-width:30rem){.turns>li{grid-template-columns:1fr}header h1{font-size:1.6rem}}
@media print{.go{display:none}.own,.points{border:0}.own>li{padding:.15rem 0}header,main,footer{max-width:none}}
)css";

}  // namespace muster::report
